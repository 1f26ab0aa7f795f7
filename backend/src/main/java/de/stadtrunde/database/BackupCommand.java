package de.stadtrunde.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@code backup FILE} and {@code restore FILE} with the settings of the application; started by the
 * scripts in infra/backup. Carries no stereotype, so that the application does not find it.
 */
final class BackupCommand {

  public static void main(String[] arguments) {
    new SpringApplicationBuilder(BackupCommand.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .run(arguments)
        .close();
  }

  @Bean
  static ApplicationRunner command(Environment settings) {
    return arguments -> {
      String verb = arguments.getNonOptionArgs().get(0);
      Path file = Path.of(arguments.getNonOptionArgs().get(1)).toAbsolutePath();
      try (Reach reach = Reach.of(settings)) {
        ServerCheck.require(reach.access());
        long rows =
            verb.equals("restore") ? Restore.read(reach.access(), file) : backup(reach, file);
        System.out.println(verb + ": " + rows + " rows, " + file);
      }
    };
  }

  /** The file appears whole or not at all. */
  private static long backup(Reach reach, Path file) throws IOException, SQLException {
    Path draft = OwnerOnly.newFile(file.resolveSibling(file.getFileName() + ".part"));
    try (OutputStream out = Files.newOutputStream(draft)) {
      long rows = Backup.write(reach.access(), out);
      out.close();
      Files.move(draft, file);
      return rows;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** A way to the database, whether the application runs at the moment or not. */
  private record Reach(JdbcAccess access, AutoCloseable server) implements AutoCloseable {

    static Reach of(Environment settings) throws IOException {
      if (!settings.getRequiredProperty("stadtrunde.embedded", Boolean.class)) {
        R2dbcProperties outside =
            Binder.get(settings).bind("spring.r2dbc", R2dbcProperties.class).get();
        return new Reach(JdbcAccess.to(outside), () -> {});
      }
      Path data = Path.of(settings.getRequiredProperty("stadtrunde.data"));
      if (DataDirectory.isInUse(data)) {
        return new Reach(running(data), () -> {});
      }
      EmbeddedServer started = EmbeddedServer.start(data);
      return new Reach(new JdbcAccess(started.options()), started);
    }

    /** The fourth line of postmaster.pid is the port. */
    private static JdbcAccess running(Path data) throws IOException {
      Path database = data.resolve("database");
      String port = Files.readAllLines(database.resolve("cluster/postmaster.pid")).get(3).strip();
      String password = Files.readString(database.resolve("password")).strip();
      return new JdbcAccess(EmbeddedServer.options(Integer.parseInt(port), password));
    }

    @Override
    public void close() throws Exception {
      server.close();
    }
  }
}
