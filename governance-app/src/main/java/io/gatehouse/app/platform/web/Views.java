package io.gatehouse.app.platform.web;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * What every template may use: {@code shell}, {@code times}, {@code causes}, {@code assets}, {@code words}. As variables, because Thymeleaf forbids
 * {@code @bean} in most attributes, and a controller advice would not reach error pages.
 */
@Configuration(proxyBeanMethods = false)
class Views {
    @Autowired
    void add(ThymeleafViewResolver views, Shell shell, Times times, Causes causes, Assets assets, Words words) {
        views.addStaticVariable("shell", shell);
        views.addStaticVariable("times", times);
        views.addStaticVariable("causes", causes);
        views.addStaticVariable("assets", assets);
        views.addStaticVariable("words", words);
    }
}
