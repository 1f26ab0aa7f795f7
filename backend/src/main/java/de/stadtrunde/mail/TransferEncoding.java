package de.stadtrunde.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * Content in 7-bit lines of at most 76 characters (RFC 2045, 6.7 and 6.8). Written here because
 * Jakarta Mail searches the class path for its encoder anew for each part, which takes longer than
 * all the rest of a mail (RATIONALE).
 */
final class TransferEncoding {

  private static final int LINE = 76;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(US_ASCII);
  private static final byte[] SOFT_BREAK = "=\r\n".getBytes(US_ASCII);
  private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);
  private static final byte[] QUOTED_PRINTABLE = header("quoted-printable");
  private static final byte[] BASE64 = header("base64");

  private TransferEncoding() {}

  private static byte[] header(String encoding) {
    return ("Content-Transfer-Encoding: " + encoding + "\r\n\r\n").getBytes(US_ASCII);
  }

  /** A text part's encoding header, an empty line and the encoded text with CRLF at its end. */
  static void text(String text, ByteArrayOutputStream message) {
    byte[] bytes = text.getBytes(UTF_8);
    if (isMostlyLatin(bytes)) {
      message.writeBytes(QUOTED_PRINTABLE);
      quotedPrintable(bytes, message);
      message.writeBytes(LINE_END);
    } else {
      bytes(text.replaceAll("\\R", "\r\n").getBytes(UTF_8), message);
    }
  }

  /** Beyond one foreign byte in six base64 is shorter. */
  private static boolean isMostlyLatin(byte[] bytes) {
    int foreign = 0;
    for (byte each : bytes) {
      foreign += each < 0 ? 1 : 0;
    }
    return foreign * 6 < bytes.length;
  }

  /** The same for bytes of any kind. */
  static void bytes(byte[] content, ByteArrayOutputStream message) {
    message.writeBytes(BASE64);
    message.writeBytes(Base64.getMimeEncoder().encode(content));
    message.writeBytes(LINE_END);
  }

  /** Copies runs of plain bytes and spells out the others; a line keeps room for its soft break. */
  private static void quotedPrintable(byte[] bytes, ByteArrayOutputStream message) {
    int column = 0;
    int at = 0;
    while (at < bytes.length) {
      int end = endOfPlain(bytes, at, at + LINE - 1 - column);
      message.write(bytes, at, end - at);
      column += end - at;
      at = end;
      if (at < bytes.length) {
        column = special(bytes[at], isPlain(bytes, at), column, message);
        at += isPlain(bytes, at) ? 0 : 1;
      }
    }
  }

  private static int endOfPlain(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < Math.min(limit, bytes.length) && isPlain(bytes, at)) {
      at++;
    }
    return at;
  }

  /** A space at the end of a line would be lost on the way. */
  private static boolean isPlain(byte[] bytes, int at) {
    byte each = bytes[at];
    return each > ' ' ? each <= '~' && each != '=' : each == ' ' && !isEndOfLine(bytes, at + 1);
  }

  private static boolean isEndOfLine(byte[] bytes, int at) {
    return at == bytes.length || bytes[at] == '\r' || bytes[at] == '\n';
  }

  /** Writes a line's end, a soft break before plain bytes that do not fit, or a spelled byte. */
  private static int special(byte each, boolean plain, int column, ByteArrayOutputStream message) {
    if (each == '\r') {
      return column;
    }
    if (each == '\n') {
      message.writeBytes(LINE_END);
      return 0;
    }
    boolean fits = !plain && column + 3 < LINE;
    if (!fits) {
      message.writeBytes(SOFT_BREAK);
    }
    return plain ? 0 : spell(each, fits ? column : 0, message);
  }

  private static int spell(byte each, int column, ByteArrayOutputStream message) {
    message.write('=');
    message.write(HEX[(each & 0xff) >> 4]);
    message.write(HEX[each & 15]);
    return column + 3;
  }
}
