package io.gatehouse.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.catalog.csv.Csv;
import io.gatehouse.app.catalog.csv.CsvLine;
import io.gatehouse.app.catalog.model.Member;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.Tier;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The catalogue as a file: taken away, changed, brought back, looked at, stored. */
class ImportIT extends CatalogueIT {

    private static final RequestPostProcessor WHO = SignedInAs.person("ca-admin", "ca-admin", AppRole.ADMINISTRATOR);

    @Autowired
    private MockMvc browser;

    @Autowired
    private Imports imports;

    @Test
    void whatIsTakenAwayAndBroughtBackChangesNothing() throws Exception {
        edits.change(
                ADMIN,
                "ca-read",
                catalogue.require("ca-read").seen(),
                Map.of(Member.DESCRIPTION_EN, "=HYPERLINK(\"x\")\nand 'more'", Member.LONGEST_DAYS, "5")::get);
        byte[] file = browser.perform(get("/catalog/export.csv").with(WHO))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("gatehouse-catalog.csv")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        String text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF\"id\",\"kind\"").contains("\"'=HYPERLINK(\"\"x\"\")\nand 'more'\"");
        ImportPreview preview = imports.preview(ADMIN, imports.receive(ADMIN, "as-it-was.csv", file));
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.faults()).isEmpty();
        assertThat(preview.same()).isEqualTo(Csv.read(text).size() - 1);
        assertThat(recorded("catalog.exported", "catalogue")).hasSize(1);
    }

    @Test
    void differencesAndFaultyLinesAreShownBeforeAnythingIsStoredThenTheGoodOnesAre() throws Exception {
        String sent = """
                id,technical_name,tier,owner,description_zh,requestable,longest_days
                ca-mix,ca-till/mix,T2,ca-owner,收银台的全部权限,是,
                ca-pay,ca-till/pay,T3,ca-owner,放行付款。,yes,
                ca-read,ca-till/read,T3,nobody,,yes,
                ca-read,ca-till/read,T3,,,no,12
                ca-what,x,T3,,,yes,
                """;
        String path = Objects.requireNonNull(send(sent.getBytes(Charset.forName("GBK")))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        assertThat(path).startsWith("/catalog/import/");
        UUID id = UUID.fromString(path.substring("/catalog/import/".length()));
        browser.perform(get(path).with(WHO).header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("1 line changes something, 0 say nothing new, 4 cannot be used"),
                                containsString("data-testid=\"change-ca-till/mix\""),
                                containsString("收银台的全部权限"),
                                containsString("A tier is not lowered here"),
                                containsString("This id stands in an earlier line"),
                                containsString("Nothing has this id"),
                                containsString("user name of somebody who is active"),
                                not(containsString("??")))));
        browser.perform(get(path).with(WHO).header("Accept-Language", "zh-CN"))
                .andExpect(content().string(allOf(containsString("第 2 行"), not(containsString("??")))));
        assertThat(catalogue.require("ca-mix").says().tier()).isEqualTo(Tier.T3);
        assertThat(extension.classified).isEmpty();

        String agreed = imports.preview(ADMIN, id).fingerprint();
        browser.perform(post(path).param("fingerprint", agreed).with(WHO).with(csrf()))
                .andExpect(redirectedUrl(path));
        assertThat(catalogue.require("ca-mix").says().tier()).isEqualTo(Tier.T2);
        assertThat(catalogue.require("ca-pay").says().tier()).isEqualTo(Tier.T1);
        assertThat(catalogue.require("ca-read").says().requestable()).isTrue();
        assertThat(extension.classified).hasSize(1);
        assertThat(imports.preview(ADMIN, id).faults())
                .as("still there to be mended")
                .hasSize(4);
    }

    @Test
    void whatWasChangedMeanwhileIsLookedAtAgain() throws Exception {
        UUID id = imports.receive(ADMIN, "late.csv", "id;longest_days\nca-pay;30\n".getBytes(StandardCharsets.UTF_8));
        String agreed = imports.preview(ADMIN, id).fingerprint();
        edits.change(ADMIN, "ca-pay", catalogue.require("ca-pay").seen(), Map.of(Member.LONGEST_DAYS, "60")::get);
        assertThat(catchThrowable(() -> imports.apply(ADMIN, id, agreed))).isInstanceOf(StaleVersion.class);
        browser.perform(post("/catalog/import/" + id)
                        .param("fingerprint", agreed)
                        .with(WHO)
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("The catalogue was changed after you looked at this")));
        assertThat(catalogue.require("ca-pay").says().longestDays()).isEqualTo(60);
        assertThat(imports.apply(ADMIN, id, imports.preview(ADMIN, id).fingerprint()))
                .isEqualTo(1);
        assertThat(catalogue.require("ca-pay").says().longestDays()).isEqualTo(30);
    }

    @Test
    void aColumnThatIsNotThereStaysAndACellThatIsEmptyEmpties() {
        UUID id = imports.receive(ADMIN, "part.csv", "id,description_en\nca-pay,\n".getBytes(StandardCharsets.UTF_8));
        imports.apply(ADMIN, id, imports.preview(ADMIN, id).fingerprint());
        CatalogueRow row = catalogue.require("ca-pay");
        assertThat(row.says().descriptionEn()).isEmpty();
        assertThat(row.says().descriptionZh()).isEqualTo("放行付款。");
        assertThat(row.ownerName()).isEqualTo("ca-owner");
        assertThat(extension.classified).isEmpty();
    }

    @Test
    void whenKeycloakRefusesOneNothingOfTheFileIsStored() {
        UUID id = imports.receive(
                ADMIN,
                "all.csv",
                "id,tier,requestable\nca-mix,T2,no\nca-read,T3,no\n".getBytes(StandardCharsets.UTF_8));
        extension.refusals.put("classify", "lowering_needs_approval");
        String agreed = imports.preview(ADMIN, id).fingerprint();
        assertThat(catchThrowable(() -> imports.apply(ADMIN, id, agreed))).isInstanceOf(BadInput.class);
        assertThat(catalogue.require("ca-read").says().requestable()).isTrue();
        extension.refusals.clear();
        assertThat(imports.apply(ADMIN, id, agreed)).isEqualTo(2);
        assertThat(catalogue.require("ca-read").says().requestable()).isFalse();
    }

    @Test
    void whatIsNoFileOfOursIsSaidBesideTheField() throws Exception {
        for (String wrong : List.of("", "id,tier\n", "name,tier\nx,T1\n", "id,tier\nca-pay,\"T1\n")) {
            send(wrong.getBytes(StandardCharsets.UTF_8))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("gh-error")));
        }
        send(new byte[] {0x50, 0x4b, 0x03, 0x04, 0x00}).andExpect(status().isBadRequest());
        browser.perform(get("/catalog/import/" + UUID.randomUUID()).with(WHO)).andExpect(status().isNotFound());
        assertThat(catchThrowable(() -> imports.receive(AUDITOR, "x", new byte[0])))
                .isInstanceOf(Refused.class);
    }

    @Test
    void linesThatWereMovedAgainstTheirIdsAreFound() {
        UUID id = imports.receive(
                ADMIN,
                "sorted.csv",
                "id,technical_name,tier\nca-pay,ca-till/read,T1\n".getBytes(StandardCharsets.UTF_8));
        List<ImportLine> faults = imports.preview(ADMIN, id).faults();
        assertThat(faults).extracting(ImportLine::number).containsExactly(2);
        assertThat(Objects.requireNonNull(faults.get(0).problem()).code()).isEqualTo("catalog.line.name");
    }

    @Test
    void theFileNamesEveryPartOfAStatement() {
        CsvLine header = Csv.read(CatalogueFile.write(List.of())).get(0);
        for (Member member : Member.values()) {
            assertThat(header.cells()).contains(member.column());
        }
    }

    private ResultActions send(byte[] content) throws Exception {
        return browser.perform(multipart("/catalog/import")
                .file(new MockMultipartFile("file", "catalogue.csv", "text/csv", content))
                .with(WHO)
                .with(csrf()));
    }
}
