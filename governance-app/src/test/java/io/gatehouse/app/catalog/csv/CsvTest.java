package io.gatehouse.app.catalog.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written comes back as it was, does nothing in a spreadsheet, and is read however a spreadsheet saves it. */
class CsvTest {

    private static final List<String> NASTY = List.of(
            "=cmd()",
            "+1",
            "-1",
            "@sum",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "＋1",
            "－1",
            "＠1",
            "'=1",
            "''+1",
            "'quoted'",
            "",
            "comma, and \"quotes\"",
            "two\nlines",
            "中文；说明",
            " kept ");

    @Test
    void everyCellComesBackAsItWas() {
        String text = Csv.MARK + Csv.line(NASTY) + Csv.line(List.of("next", "line"));
        List<CsvLine> read = Csv.read(text);
        assertThat(read.get(0).cells()).isEqualTo(NASTY);
        assertThat(read.get(1).cells()).containsExactly("next", "line");
    }

    @Test
    void noCellBeginsAsAFormulaWould() {
        for (String cell : NASTY) {
            String line = Csv.line(List.of(cell));
            assertThat(line).startsWith("\"").endsWith("\"\r\n");
            assertThat(line.substring(1, 2)).as(cell).doesNotContainPattern("[=+\\-@\\t\\r\\n＝＋－＠]");
        }
    }

    @Test
    void linesAreNumberedAsInTheFile() {
        List<CsvLine> read = Csv.read("id,text\r\n1,\"two\nlines\"\r\n\r\n2,x\n3,y\r4,z");
        assertThat(read).extracting(CsvLine::number).containsExactly(1, 2, 5, 6, 7);
        assertThat(read.get(4).cells()).containsExactly("4", "z");
    }

    @Test
    void semicolonsAndTabsPartCellsToo() {
        assertThat(Csv.read("id;tier\n1;\"a;b\"").get(1).cells()).containsExactly("1", "a;b");
        assertThat(Csv.read("id\ttier\n1\ta,b").get(1).cells()).containsExactly("1", "a,b");
    }

    @Test
    void aQuotationMarkThatIsNotClosedIsNamedByItsLine() {
        assertThatThrownBy(() -> Csv.read("id,text\n1,\"never\n2,x\n"))
                .isInstanceOfSatisfying(
                        CsvFault.class, fault -> assertThat(fault.line()).isEqualTo(2));
    }

    @Test
    void textIsReadAsUtf8OrGbkAndNothingElse() {
        assertThat(Decoding.decode("敏感 T1".getBytes(StandardCharsets.UTF_8))).contains("敏感 T1");
        assertThat(Decoding.decode("敏感 T1".getBytes(Charset.forName("GBK")))).contains("敏感 T1");
        assertThat(Decoding.decode("敏感".getBytes(StandardCharsets.UTF_16))).isEmpty();
        assertThat(Decoding.decode(new byte[] {0x50, 0x4b, 0x03, 0x04, 0x00, (byte) 0xff}))
                .as("a zip, such as xlsx")
                .isEmpty();
    }
}
