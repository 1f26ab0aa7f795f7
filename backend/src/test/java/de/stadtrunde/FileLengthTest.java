package de.stadtrunde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that somebody has to read ends after 300 lines at the latest. */
class FileLengthTest {

  private static final int LONGEST = 300;
  private static final Set<String> READ =
      Set.of("java", "ts", "mjs", "svelte", "html", "css", "sql");
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "dist", ".git");

  @Test
  void keepsEveryFileShort() throws IOException {
    assertThat(tooLong(Path.of(".."))).isEmpty();
  }

  @Test
  void namesAFileThatIsTooLong(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Long.java"), "//\n".repeat(LONGEST + 1));
    Files.writeString(folder.resolve("Right.java"), "//\n".repeat(LONGEST));

    assertThat(tooLong(folder)).containsExactly("Long.java: 301");
  }

  private static List<String> tooLong(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(root, new Reader(root, found));
    return found;
  }

  private static class Reader extends SimpleFileVisitor<Path> {

    private final Path root;
    private final List<String> found;

    Reader(Path root, List<String> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return NOT_OURS.contains(folder.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      long lines = READ.contains(name.substring(name.lastIndexOf('.') + 1)) ? lines(file) : 0;
      if (lines > LONGEST) {
        found.add(root.relativize(file) + ": " + lines);
      }
      return FileVisitResult.CONTINUE;
    }

    private static long lines(Path file) {
      try {
        return Files.readString(file).lines().count();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
