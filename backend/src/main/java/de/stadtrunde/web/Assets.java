package de.stadtrunde.web;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The addresses of style sheets and scripts; they change with their content. */
@Component("assets")
public class Assets {

  private static final String FOLDER = "/assets/";

  private final Map<String, String> addresses;

  Assets() throws IOException {
    this(new ClassPathResource("assets-manifest.json"));
  }

  /**
   * @param manifest of Vite; without one every asset keeps its plain name
   */
  Assets(Resource manifest) throws IOException {
    addresses = manifest.exists() ? read(manifest) : Map.of();
  }

  private static Map<String, String> read(Resource manifest) throws IOException {
    Map<String, String> addresses = new HashMap<>();
    JsonNode entries = JsonMapper.shared().readTree(manifest.getContentAsByteArray());
    entries
        .properties()
        .forEach(
            entry -> {
              String source = entry.getKey();
              String name = source.substring(source.lastIndexOf('/') + 1);
              addresses.put(
                  name.replaceFirst("\\.ts$", ".js"),
                  "/" + entry.getValue().path("file").asString());
            });
    return addresses;
  }

  /**
   * The address of an asset.
   *
   * @param name as a browser knows it, for example {@code public.css} or {@code public.js}
   */
  public String url(String name) {
    return addresses.getOrDefault(name, FOLDER + name);
  }
}
