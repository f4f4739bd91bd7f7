package io.gatehouse.app.catalog.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a spreadsheet saved: UTF-8, or GBK as Chinese Windows writes it (GB18030 contains it). */
public final class Decoding {

    private static final List<Charset> TRIED = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private Decoding() {}

    /** Nothing for what is neither, or no text at all. */
    public static Optional<String> decode(byte[] bytes) {
        for (Charset charset : TRIED) {
            try {
                String text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return Optional.of(text).filter(Decoding::isText);
            } catch (CharacterCodingException another) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n' || c == 0x7f);
    }
}
