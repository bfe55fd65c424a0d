package io.sales360.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.pipelines.SalesDecisionsOptions;
import io.sales360.pipelines.SalesForecastOptions;
import io.sales360.pipelines.SalesJobOptions;
import io.sales360.pipelines.SalesMartsOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.beam.sdk.options.Description;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSpecSnapshotTest {
  private static final String IMAGE = "europe-docker.pkg.dev/project/repository/sales360:1";

  @ParameterizedTest
  @ValueSource(
      classes = {SalesMartsOptions.class, SalesForecastOptions.class, SalesDecisionsOptions.class})
  void specEqualsItsSnapshot(Class<? extends SalesJobOptions> options) throws IOException {
    TemplateSpec spec = TemplateSpec.of(options);
    String file = spec.name() + ".json";

    assertThat(spec.json(IMAGE)).isEqualTo(snapshot(file));
  }

  @Test
  void everyOptionOfOursIsInTheSpec() {
    long described =
        Arrays.stream(SalesForecastOptions.class.getMethods())
            .filter(m -> m.getDeclaringClass().getPackageName().startsWith("io.sales360"))
            .filter(m -> m.isAnnotationPresent(Description.class))
            .count();

    assertThat(TemplateSpec.of(SalesForecastOptions.class).parameters())
        .hasSize((int) described)
        .first()
        .satisfies(
            p -> {
              assertThat(p.name()).isEqualTo("config");
              assertThat(p.isOptional()).isFalse();
            });
  }

  private static String snapshot(String file) throws IOException {
    try (InputStream in = TemplateSpecSnapshotTest.class.getResourceAsStream(file)) {
      assertThat(in).as("snapshot %s", file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
