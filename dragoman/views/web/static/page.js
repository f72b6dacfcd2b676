// What every page can do with the keyboard. Pages work without it.
"use strict";
