package io.backcast.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a path; nothing, as a variable of a shell that is not set, is none. */
final class PathConverter implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("it is empty and names no file or folder");
    }
    return Path.of(text);
  }
}
