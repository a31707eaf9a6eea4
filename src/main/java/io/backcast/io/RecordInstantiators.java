package io.backcast.io;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.module.SimpleModule;

/**
 * Makes records by reflection. Jackson calls their constructors through method handles with any
 * number of arguments, for which Java makes some ten classes for each number: more than two hundred
 * while a model's card is read.
 */
final class RecordInstantiators extends SimpleModule {
  private static final long serialVersionUID = 1;

  RecordInstantiators() {
    super("records");
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addValueInstantiators(
        new ValueInstantiators.Base() {
          @Override
          public ValueInstantiator modifyValueInstantiator(
              DeserializationConfig config,
              BeanDescription.Supplier bean,
              ValueInstantiator usual) {
            return usual instanceof StdValueInstantiator known
                    && known.getWithArgsCreator() != null
                    && known.getWithArgsCreator().getAnnotated() instanceof Constructor<?> made
                    && made.getDeclaringClass().isRecord()
                ? new ByReflection(known, made)
                : usual;
          }
        });
  }

  private static final class ByReflection extends StdValueInstantiator {
    private final Constructor<?> constructor;

    ByReflection(StdValueInstantiator usual, Constructor<?> constructor) {
      super(usual);
      this.constructor = constructor;
    }

    @Override
    public @Nullable Object createFromObjectWith(DeserializationContext context, Object[] values) {
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        return failed(context, values, e.getCause());
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        return failed(context, values, e);
      }
    }

    private @Nullable Object failed(
        DeserializationContext context, Object[] values, @Nullable Throwable cause) {
      return context.handleInstantiationProblem(
          _valueClass, values, rewrapCtorProblem(context, cause));
    }
  }
}
