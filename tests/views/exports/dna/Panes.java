import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.swing.JTextPane;

/** Puts texts into a text pane, as DNA does, and prints the words that stand there at offsets. */
public class Panes {
    public static void main(String[] arguments) throws Exception {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] fields = line.split(" ");
            JTextPane pane = new JTextPane();
            pane.setText(new String(Base64.getDecoder().decode(fields[0]), StandardCharsets.UTF_8));
            int start = Integer.parseInt(fields[1]);
            String words = pane.getDocument().getText(start, Integer.parseInt(fields[2]) - start);
            System.out.println(Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
