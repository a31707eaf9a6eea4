package io.backcast.io.output;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import java.util.zip.ZipException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads an XML document from front to back, whatever its size, without anything outside of it: a
 * document type, which alone could name entities, ends the reading before it is looked into.
 */
final class OutputXml {
  /** Characters of the largest list of numbers in one element. */
  private static final int LARGEST_TEXT = 1 << 24;

  private OutputXml() {}

  /** A reader of documents with one root element; the elements are told by their path. */
  interface Elements extends OutputBuilder {
    /** An element begins; its path has all names from the root, joined by slashes. */
    void begin(String path, Attributes attributes) throws BrokenOutput;

    /** An element ends; the text is what stands in it after the last element within. */
    void end(String path, String text) throws BrokenOutput;
  }

  /** A document with a document type. */
  static final class DocumentType extends Exception {
    private static final long serialVersionUID = 1;
  }

  /**
   * Reads a document.
   *
   * @param readers makes a reader for the name of a root element; null for an unknown one
   * @return the verdict; null if the root is unknown
   * @throws DocumentType if the document has a document type
   * @throws IOException if the file cannot be read
   */
  static @Nullable CalculationOutput read(
      OutputFile file, Function<String, @Nullable Elements> readers)
      throws DocumentType, IOException {
    boolean utf16 = OutputFile.charset(file.head()) == StandardCharsets.UTF_16;
    // a console that saves a file anew changes its encoding but not what it says of it
    CalculationOutput output = read(file, utf16 ? "UTF-16" : null, readers);
    // the numbers are the same in every other encoding, so names may be wrong
    return utf16 || output != null && !(output instanceof CalculationOutput.Incomplete)
        ? output
        : read(file, "ISO-8859-1", readers);
  }

  private static @Nullable CalculationOutput read(
      OutputFile file, @Nullable String encoding, Function<String, @Nullable Elements> readers)
      throws DocumentType, IOException {
    Handler handler = new Handler(readers);
    try (InputStream in = file.open()) {
      InputSource source = new InputSource(in);
      source.setEncoding(encoding);
      reader(handler).parse(source);
      return handler.elements == null ? null : handler.elements.finished();
    } catch (BrokenOutput e) {
      return handler.incomplete(e.reason());
    } catch (SAXParseException e) {
      return handler.incomplete(
          "it breaks off or is damaged at line " + Math.max(1, e.getLineNumber()));
    } catch (SAXException e) {
      return switch (e.getCause()) {
        case DocumentType type -> throw type;
        case BrokenOutput broken -> handler.incomplete(broken.reason());
        case null, default -> handler.incomplete("it is damaged");
      };
    } catch (EOFException | ZipException e) {
      return handler.incomplete(OutputFile.PACKED);
    }
  }

  private static XMLReader reader(Handler handler) throws SAXException {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      XMLReader reader = factory.newSAXParser().getXMLReader();
      reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
      reader.setContentHandler(handler);
      reader.setErrorHandler(handler);
      reader.setEntityResolver(handler);
      return reader;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java reads XML securely", e);
    }
  }

  private static final class Handler extends DefaultHandler2 {
    private final Function<String, @Nullable Elements> readers;
    private final Deque<String> paths = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Elements elements;

    Handler(Function<String, @Nullable Elements> readers) {
      this.readers = readers;
    }

    /** An incomplete output; null where not even its root was reached. */
    @Nullable CalculationOutput incomplete(String reason) {
      return elements == null
          ? null
          : new CalculationOutput.Incomplete(elements.run(), elements.cell(), reason);
    }

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId)
        throws SAXException {
      throw new SAXException(new DocumentType());
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes)
        throws SAXException {
      if (paths.isEmpty()) {
        elements = readers.apply(name);
      }
      String path = paths.isEmpty() ? name : paths.peek() + "/" + name;
      paths.push(path);
      text.setLength(0);
      if (elements != null) {
        try {
          elements.begin(path, attributes);
        } catch (BrokenOutput e) {
          throw new SAXException(e);
        }
      }
    }

    @Override
    public void characters(char[] characters, int from, int length) throws SAXException {
      if (text.length() + length > LARGEST_TEXT) {
        throw new SAXException(new BrokenOutput("an element of it is larger than any list"));
      }
      text.append(characters, from, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
      String path = paths.pop();
      if (elements != null) {
        try {
          elements.end(path, text.toString());
        } catch (BrokenOutput e) {
          throw new SAXException(e);
        }
      }
      text.setLength(0);
    }

    @Override
    public void warning(SAXParseException e) {
      // nothing that matters for numbers
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
