package io.sales360.common.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Manifests as JSON: snake case, decimals and dates as text, the content hash on top. */
final class ManifestJson {
  private static final String HASH = "content_hash";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addDeserializer(LocalDate.class, new Dates())
                  .addSerializer(BigDecimal.class, new PlainDecimals()))
          .build();

  private ManifestJson() {}

  static byte[] write(Manifest manifest) {
    ObjectNode node = JSON.createObjectNode().put(HASH, manifest.contentHash());
    node.setAll((ObjectNode) JSON.valueToTree(manifest));
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    try {
      return (JSON.writer(printer).writeValueAsString(node) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A manifest can always be written.", e);
    }
  }

  /**
   * The manifest that the bytes hold.
   *
   * @param name of the file, for the message
   * @throws IOException if they are no manifest of ours, or its content hash does not fit
   */
  static Manifest read(byte[] bytes, String name) throws IOException {
    JsonNode node;
    Manifest manifest;
    try {
      node = JSON.readTree(bytes);
      int format = node.path("format").asInt();
      if (format != Manifest.FORMAT) {
        throw new IOException(
            "The manifest (%s) has format %d, this version reads %d.%nMaybe use the version that wrote it."
                .formatted(name, format, Manifest.FORMAT));
      }
      manifest = JSON.treeToValue(node, Manifest.class);
    } catch (JsonProcessingException e) {
      throw new IOException(
          "The manifest (%s) cannot be read: %s%nMaybe it was changed by hand."
              .formatted(name, e.getOriginalMessage()),
          e);
    }
    String stated = node.path(HASH).asText();
    if (!stated.equals(manifest.contentHash())) {
      throw new IOException(
          "The manifest (%s) states the content hash %s, but describes %s.%nMaybe it was changed by hand."
              .formatted(name, stated, manifest.contentHash()));
    }
    for (Manifest.Table table : manifest.tables()) {
      table.shards().forEach(shard -> LakePaths.checked(shard.path()));
    }
    return manifest;
  }

  private static final class PlainDecimals extends StdSerializer<BigDecimal> {
    private PlainDecimals() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toPlainString());
    }
  }

  private static final class Dates extends StdDeserializer<LocalDate> {
    private Dates() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return LocalDate.parse(parser.getText());
    }
  }
}
