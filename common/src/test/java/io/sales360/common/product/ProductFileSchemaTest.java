package io.sales360.common.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.sales360.common.model.EntityType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ProductFileSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode schemaText() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ProductFileSchemaTest.class.getResourceAsStream("/sales360.schema.json"))) {
      return JSON.readTree(in);
    }
  }

  private static Set<ValidationMessage> check(String yaml) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText());
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema.validate(JSON.valueToTree(loaded));
  }

  @Test
  void acceptsWhatTheParserAccepts() throws IOException {
    assertThat(check(ProductDocument.example())).isEmpty();
    assertThat(check(InvalidProductFiles.valid())).isEmpty();
    assertThat(ProductFileParser.parse(InvalidProductFiles.valid(), "valid.yaml").feeds())
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("io.sales360.common.product.InvalidProductFiles#all")
  void refusesWhatItCanSee(InvalidProductFiles.Example example) throws IOException {
    if (example.bySchema()) {
      assertThat(check(example.text())).isNotEmpty();
    } else {
      assertThat(example.line()).isPositive(); // the parser's part: see ProductFileParserTest
    }
  }

  @Test
  void namesEveryEntity() throws IOException {
    assertThat(schemaText().at("/$defs/entity/enum"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            Arrays.stream(EntityType.values()).map(EntityType::entityName).toList());
  }
}
