package de.stadtrunde.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and directories that only the operating-system user of the process may read. On Windows,
 * which has no such modes, the profile directory's access list does the same for the default place.
 */
final class OwnerOnly {

  private OwnerOnly() {}

  /** Creates the directory and its parents; one that exists keeps its mode. */
  static Path directory(Path directory) throws IOException {
    return Files.createDirectories(directory, mode(directory, "rwx------"));
  }

  /** Takes every right of other users away from a directory. */
  static void close(Path directory) throws IOException {
    if (posix(directory)) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Writes a file that is never readable by others and never half written. */
  static void write(Path file, String text) throws IOException {
    Path draft = newFile(file.resolveSibling(file.getFileName() + ".new"));
    Files.writeString(draft, text, UTF_8);
    Files.move(draft, file, ATOMIC_MOVE);
  }

  /** An empty file in place of what may have stood there. */
  static Path newFile(Path file) throws IOException {
    Files.deleteIfExists(file);
    return Files.createFile(file, mode(file, "rw-------"));
  }

  private static FileAttribute<?>[] mode(Path path, String permissions) {
    return posix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
