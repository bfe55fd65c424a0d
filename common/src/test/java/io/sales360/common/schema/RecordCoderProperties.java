package io.sales360.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.common.model.EntityType;
import io.sales360.common.model.Origin;
import io.sales360.common.testing.SampleRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.SerializableUtils;

class RecordCoderProperties {
  @Property(tries = 300)
  void recordsComeBackEqualAndEqualRecordsHaveEqualBytes(@ForAll long seed) throws Exception {
    RecordCoder<Everything> coder = RecordCoder.of(Everything.class);
    Everything row = SampleRecords.random(Everything.class, new Random(seed));
    Everything twin = SampleRecords.random(Everything.class, new Random(seed));

    CoderProperties.coderDecodeEncodeEqual(coder, row);
    CoderProperties.coderConsistentWithEquals(coder, row, twin);
    assertThat(coder.bytes(twin)).isEqualTo(coder.bytes(row));
  }

  @Property(tries = 300)
  void textsOfAnyCharactersComeBack(@ForAll String text, @ForAll char lone) throws Exception {
    Origin origin = new Origin(text, text + lone, "", 1, null);
    CoderProperties.coderDecodeEncodeEqual(RecordCoder.of(Origin.class), origin);
  }

  @Property(tries = 300)
  void decimalsKeepValueAndScale(@ForAll BigDecimal amount) throws Exception {
    Origin origin = new Origin("f", "o", "x", 1, amount);
    CoderProperties.coderDecodeEncodeEqual(RecordCoder.of(Origin.class), origin);
  }

  @Property(tries = 200)
  void entitiesOfEveryTypeComeBackEqual(@ForAll EntityType type, @ForAll long seed)
      throws Exception {
    Entity entity =
        (Entity) SampleRecords.random(type.recordType().asSubclass(Record.class), new Random(seed));
    CoderProperties.coderDecodeEncodeEqual(EntityCoder.of(), entity);
  }

  @Example
  void entitiesFollowEachOtherInOneStream() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (EntityType type : EntityType.values()) {
      EntityCoder.of().encode((Entity) SampleRecords.sparse(type), bytes);
    }
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    for (EntityType type : EntityType.values()) {
      assertThat(EntityCoder.of().decode(in)).isEqualTo(SampleRecords.sparse(type));
    }
    assertThat(in.available()).isZero();
  }

  @Example
  void orderOfAMapsEntriesDoesNotReachTheBytes() {
    Everything row = SampleRecords.filled(Everything.class);
    Map<String, BigDecimal> forward = new LinkedHashMap<>();
    forward.put("a", BigDecimal.ONE);
    forward.put("b", BigDecimal.TEN);
    Map<String, BigDecimal> backward = new LinkedHashMap<>();
    backward.put("b", BigDecimal.TEN);
    backward.put("a", BigDecimal.ONE);
    RecordCoder<Everything> coder = RecordCoder.of(Everything.class);

    assertThat(coder.bytes(SampleRecords.with(row, "amounts", forward)))
        .isEqualTo(coder.bytes(SampleRecords.with(row, "amounts", backward)));
  }

  @Example
  void missingValueWhereNoneIsAllowedIsNamed() {
    Everything row =
        SampleRecords.with(
            SampleRecords.filled(Everything.class), Collections.singletonMap("born_on", null));

    assertThatThrownBy(
            () -> RecordCoder.of(Everything.class).encode(row, new ByteArrayOutputStream()))
        .isInstanceOf(CoderException.class)
        .hasMessageContaining("Everything.bornOn");
  }

  @Example
  void codersTravelAndAreEqualByClass() throws Exception {
    RecordCoder<Origin> coder = RecordCoder.of(Origin.class);
    CoderProperties.coderSerializable(coder);
    assertThat(SerializableUtils.clone(coder)).isEqualTo(coder).hasSameHashCodeAs(coder);
    assertThat(coder).isNotEqualTo(RecordCoder.of(Everything.class));
    assertThat(SerializableUtils.clone(EntityCoder.of())).isEqualTo(EntityCoder.of());
    CoderProperties.coderDecodeEncodeEqual(SerializableUtils.clone(coder), SampleRecords.ORIGIN);
  }

  @Example
  void registryGivesTheCodersOutOnceAsked() throws CannotProvideCoderException {
    CoderRegistry registry = CoderRegistry.createDefault();
    registry.registerCoderForClass(Entity.class, EntityCoder.of());
    registry.registerCoderForClass(Origin.class, RecordCoder.of(Origin.class));

    Coder<Entity> entities = registry.getCoder(Entity.class);
    assertThat(entities).isEqualTo(EntityCoder.of());
    assertThat(registry.getCoder(Origin.class)).isEqualTo(RecordCoder.of(Origin.class));
  }
}
