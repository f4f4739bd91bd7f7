package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Promise 3: HR starts a departure for somebody with an online session, an offline token and a dozen grants; at the minute,
 * with the app stopped, every way in is closed, and the case shows each step with its time.
 */
@NeedsBrowser
class ALeaverHasNoAccessIT {

    private final World world = World.get();

    @ParameterizedTest
    @CsvSource({"en,shen.yi,Shen", "zh-CN,qin.yu,秦"})
    void aLeaverHasNoAccess(String language, String username, String typed) {
        Leaver leaver = new Leaver(world, username);
        leaver.hasAccess();

        String casePath;
        try (Visitor hr = Visitor.signIn(world, "wang.fang", language)) {
            casePath = start(hr, username, typed);
            hr.seen("S9-departure-scheduled");
        }

        // the app is down when the minute comes
        world.stopApp();
        moveClock(240);
        Await.until("the extension ended access", Duration.ofSeconds(60), () -> !leaver.enabled());
        leaver.hasNoAccess();

        world.startApp();
        try (Visitor hr = Visitor.signIn(world, "wang.fang", language)) {
            hr.open(casePath);
            Await.until("the case says that it is verified", Duration.ofSeconds(60), () -> {
                hr.page.reload();
                return hr.test("access-steps").locator(".gh-step--done").count() == 10;
            });
            assertThat(hr.test("access-steps").locator("time").count())
                    .as("each step has its time")
                    .isEqualTo(10);
            assertThat(hr.test("access-state").innerText()).contains(":");
            hr.seen("S9-departure-ended");
            hr.open("/departures");
            hr.seen("S8-departures");
        }
    }

    @AfterEach
    void timeGoesOnAsItWas() {
        moveClock(0);
        world.startApp();
        NoSecrets.areRecorded(world);
    }

    /** Starts a departure that ends access in two minutes; answers the path of the case. */
    private String start(Visitor hr, String username, String typed) {
        LocalDateTime end = LocalDateTime.ofInstant(Instant.now(), ZoneId.of("Asia/Shanghai"))
                .plusMinutes(2);
        hr.open("/departures");
        hr.test("start-departure").click();
        hr.page.fill("#q", typed);
        hr.page.keyboard().press("Enter");
        hr.test("choose-" + username).click();
        hr.page.locator("input[name=type][value=VOLUNTARY]").check();
        hr.page.locator("input[name=accessEnd][value=CUSTOM]").check();
        hr.page.fill("input[name=customDay]", end.toLocalDate().toString());
        hr.page.fill(
                "input[name=customTime]", DateTimeFormatter.ofPattern("HH:mm").format(end));
        hr.page.fill("#lastDay", end.toLocalDate().toString());
        hr.seen("S8-start-departure");
        hr.test("preview").click();
        hr.seen("S8-departure-preview");
        hr.test("confirm").click();
        hr.page.waitForURL("**/departures/*-*");
        String path = hr.page.url().substring(hr.page.url().indexOf("/departures"));
        Await.until("the leaver register has it", Duration.ofSeconds(40), () -> {
            hr.page.reload();
            return hr.test("access-steps").count() == 1;
        });
        return path;
    }

    private void moveClock(long seconds) {
        world.admin()
                .put("/admin/realms/" + LocalStack.REALM + "/gatehouse/clock", Map.of("offsetSeconds", seconds))
                .expect(200);
    }
}
