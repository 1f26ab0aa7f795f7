package de.stadtrunde.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The directory of {@code stadtrunde.data}, held by this process alone until it is closed.
 *
 * <p>The operating system gives the lock back when the process ends in whatever way, so there is no
 * stale lock to remove by hand.
 */
final class DataDirectory implements AutoCloseable {

  private final Path directory;
  private final FileChannel lock;

  private DataDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Creates the directory where it is missing and locks it.
   *
   * @throws DatabaseRefused where it cannot be written or another process holds it
   */
  static DataDirectory lock(Path directory) {
    FileChannel channel = null;
    try {
      Path real = OwnerOnly.directory(directory).toRealPath();
      channel = FileChannel.open(real.resolve("lock"), CREATE, WRITE);
      if (channel.tryLock() != null) {
        OwnerOnly.directory(real.resolve("database"));
        return new DataDirectory(real, channel);
      }
    } catch (IOException e) {
      closeQuietly(channel);
      throw notWritable(directory, e);
    } catch (OverlappingFileLockException heldByThisProcess) {
      // Answered below like any other holder.
    }
    closeQuietly(channel);
    throw inUse(directory);
  }

  /** Whether another process holds the directory at this moment. */
  static boolean isInUse(Path directory) {
    Path file = directory.resolve("lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return true;
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
  }

  Path cluster() {
    return directory.resolve("database/cluster");
  }

  Path binaries() {
    return directory.resolve("database/binaries");
  }

  Path passwordFile() {
    return directory.resolve("database/password");
  }

  Path startLog() {
    return directory.resolve("database/start.log");
  }

  /** The database password: 32 random bytes, drawn once, kept 0600 beside the cluster. */
  String password() throws IOException {
    if (!Files.exists(passwordFile())) {
      byte[] random = new byte[32];
      new SecureRandom().nextBytes(random);
      OwnerOnly.write(
          passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    return Files.readString(passwordFile()).strip();
  }

  @Override
  public void close() {
    closeQuietly(lock);
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException released) {
      // The lock ends with the process at the latest.
    }
  }

  private static DatabaseRefused notWritable(Path directory, IOException cause) {
    return new DatabaseRefused(
        "The data directory %s cannot be written (%s).".formatted(directory, cause),
        "Give its path to this user, or name another directory in stadtrunde.data.",
        cause);
  }

  private static DatabaseRefused inUse(Path directory) {
    return new DatabaseRefused(
        "The data directory %s is in use by another running Stadtrunde.".formatted(directory),
        "Stop the other one, or name another directory in stadtrunde.data.");
  }
}
