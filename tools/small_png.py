"""PNG files of few colours: a picture of a page is paper, ink and some shades between them."""

import base64
import struct
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Browser

COLOURS = 256
PIXELS = """async (source) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
  const drawing = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const all = drawing.getImageData(0, 0, picture.width, picture.height).data;
  let text = "";
  for (let at = 0; at < all.length; at += 8192) text += String.fromCharCode(...all.subarray(at, at + 8192));
  return [picture.width, picture.height, btoa(text)];
}"""

Pixels = npt.NDArray[np.uint8]


def make_small(browser: Browser, png: bytes, where: Path) -> int:
    """Write a picture with at most 256 colours, those that stand for most; how many bytes it has."""
    page = browser.new_page()
    width, height, packed = page.evaluate(PIXELS, base64.b64encode(png).decode())
    page.close()
    pixels = np.frombuffer(base64.b64decode(packed), np.uint8).reshape(height, width, 4)[:, :, :3]
    palette, indices = with_few_colours(pixels)
    return where.write_bytes(indexed(palette, indices))


def with_few_colours(pixels: Pixels) -> tuple[Pixels, Pixels]:
    """The palette, and for each pixel the number of the colour that is nearest to its own."""
    shape = pixels.shape[:2]
    colours, which, often = np.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    palette = colours[chosen(colours.astype(np.int32), often)]
    apart = ((colours[:, None].astype(np.int32) - palette[None].astype(np.int32)) ** 2).sum(axis=2)
    return palette, apart.argmin(axis=1).astype(np.uint8)[which.reshape(shape)]


def chosen(colours: npt.NDArray[np.int32], often: npt.NDArray[np.int64]) -> list[int]:
    """The colours of the palette, one after another: there is much of it, and none like it is chosen yet."""
    found = [int(often.argmax())]
    apart = np.full(len(colours), np.inf)
    while len(found) < min(COLOURS, len(colours)):
        apart = np.minimum(apart, ((colours - colours[found[-1]]) ** 2).sum(axis=1))
        found.append(int((apart * np.sqrt(often)).argmax()))
    return found


def indexed(palette: Pixels, indices: Pixels) -> bytes:
    """The file: a head, the palette, the rows each without a filter."""
    height, width = indices.shape
    rows = np.hstack([np.zeros((height, 1), np.uint8), indices]).tobytes()
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    pieces = ((b"IHDR", head), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(piece(name, content) for name, content in pieces)


def piece(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
