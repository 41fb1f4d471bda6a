// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"
#include "engine/control/config/edit.hpp"
#include "engine/control/config/edit_routes.hpp"

using namespace weir;
using namespace weir::control;

namespace {

std::string providerWith(const std::string& fields) {
    return "providers:\n  - name: one\n    kind: openai\n    api_key: none\n" + fields;
}

std::string routeWith(const std::string& use) {
    return providerWith("    region: eu\n    data: {training: false, retention_days: 30}\n") +
           "routes:\n  - name: r\n    use: " + use + "\n";
}

}  // namespace

// What the document says of models and of what providers do with calls, and what routes demand.
class TestModelsDocument : public QObject {
    Q_OBJECT

    static QString problemsOf(const std::string& text) {
        QString all;
        for (const Problem& problem : compileText(text, {}).problems) {
            all += QString::fromStdString(problem.message + " | " + problem.hint + "\n");
        }
        return all;
    }

private slots:
    void everyFieldIsRead() {
        const auto compiled = compileText(
            providerWith("    region: eu-west-1\n"
                         "    data: {training: false, retention_days: 0}\n"
                         "    capabilities:\n"
                         "      qwen*: {context: 32768, output: 8192, images: false}\n"
                         "      llava: {images: true, audio: false, files: false, tools: false, "
                         "structured: true, sampling: false, effort: true, "
                         "call_signatures: true}\n"),
            {});
        QVERIFY(compiled.snapshot != nullptr);
        const providers::Provider& one = compiled.snapshot->providers[0];
        QCOMPARE(one.data, (DataPolicy{"eu-west-1", Known::No, 0}));
        QCOMPARE(one.capabilities.size(), std::size_t(2));
        const Capabilities qwen = compiled.snapshot->makeTargets(0, "qwen3").front().can;
        QCOMPARE(qwen.context, 32'768U);
        QCOMPARE(qwen.output, 8'192U);
        QCOMPARE(qwen.images, Known::No);
        QCOMPARE(qwen.tools, Known::Unknown);
        const Capabilities llava = compiled.snapshot->makeTargets(0, "llava").front().can;
        QCOMPARE(llava, (Capabilities{0, 0, Known::Yes, Known::No, Known::No, Known::No, Known::Yes,
                                      Known::No, Known::Yes, Known::Yes}));
    }

    void whatIsWrongIsSaid_data() {
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const char* fields, const char* problem) {
            QTest::newRow(name) << QString("    ") + fields + "\n" << problem;
        };
        row("region", "region: Europe", "\"Europe\" cannot be a region");
        row("pattern", "region: eu-*", "\"eu-*\" cannot be a region");
        row("near", "data: {trainng: false}", "training");
        row("word", "data: {training: never}", "training is true or false");
        row("days", "data: {retention_days: 30d}", "whole number of days from 0 to 36500");
        row("list", "capabilities: [m]", "a group of models");
        row("vision", "capabilities: {m: {image: false}}", "images");
        row("tokens", "capabilities: {m: {context: 0}}", "context");
        row("answer", "capabilities: {m: {context: 100, output: 200}}", "longer than the context");
    }
    void whatIsWrongIsSaid() {
        QFETCH(QString, fields);
        QFETCH(QString, problem);
        const QString said = problemsOf(providerWith(fields.toStdString()));
        QVERIFY2(said.contains(problem), qPrintable(said));
    }

    void whatARouteDemandsIsRead() {
        const auto compiled = compileText(
            routeWith("{targets: [one/m], require: {region: [eu, ch-*], training: false, "
                      "retention_days: 30, translated: false}}"),
            {});
        QVERIFY(compiled.snapshot != nullptr);
        QVERIFY(compiled.problems.empty());
        QCOMPARE(compiled.snapshot->routes[0].require,
                 (DataDemand{{"eu", "ch-*"}, true, 30, true}));
    }

    void whatCannotBeDemandedIsSaid_data() {
        QTest::addColumn<QString>("require");
        QTest::addColumn<QString>("problem");
        QTest::newRow("nothing") << "{}" << "require demands nothing";
        QTest::newRow("training") << "{training: true}" << "cannot require that calls are trained";
        QTest::newRow("translation")
            << "{translated: true}" << "cannot require that calls are translated";
        QTest::newRow("region") << "{region: EU}" << "\"EU\" cannot be a region";
        QTest::newRow("near") << "{regions: eu}" << "region";
        QTest::newRow("unmet") << "{region: us}"
                               << "no target of the route \"r\" meets what it requires "
                                  "(one/m: region eu, the route requires us)";
    }
    void whatCannotBeDemandedIsSaid() {
        QFETCH(QString, require);
        QFETCH(QString, problem);
        const QString said =
            problemsOf(routeWith("{targets: [one/m], require: " + require.toStdString() + "}"));
        QVERIFY2(said.contains(problem), qPrintable(said));
    }

    void aDemandIsWrittenAndReadAgain() {
        const std::string text = routeWith("{targets: [one/m]}");
        const auto document = readDocument(text).document;
        QVERIFY(document.has_value());
        std::vector<admin::RouteSettings> routes = routesOf(*document);
        routes[0].require = {{"eu"}, true, 0, true};
        const auto written = setRoutes(text, routes);
        QVERIFY2(written.ok(), written ? "" : written.error().text().c_str());
        QVERIFY2(written->find("require: {region: eu, training: false, retention_days: 0, "
                               "translated: false}") != std::string::npos,
                 written->c_str());
        QCOMPARE(routesOf(*readDocument(*written).document), routes);
    }

    void whatAProviderDoesWithCallsIsWrittenAndReadAgain() {
        const std::string text = providerWith("    capabilities: {m: {images: false}}\n");
        auto settings = providerSettings(text, "one");
        QVERIFY(settings.ok());
        QCOMPARE(settings->data, DataPolicy());
        settings->data = {"eu", Known::No, 0};
        const auto written = updateProvider(text, "one", *settings);
        QVERIFY2(written.ok(), written ? "" : written.error().text().c_str());
        QVERIFY2(
            written->find("    region: eu\n    data: {training: false, retention_days: 0}\n") !=
                std::string::npos,
            written->c_str());
        QCOMPARE(providerSettings(*written, "one")->data, settings->data);
        settings->data = {};
        QCOMPARE(updateProvider(*written, "one", *settings).value(), text);
        settings->data.region = "Europe";
        QVERIFY(!updateProvider(text, "one", *settings).ok());
    }

    // The window does not know what its models can do, and leaves it alone.
    void anEditOfAProviderLeavesThemAlone() {
        const std::string text =
            providerWith("    region: eu  # by contract\n    capabilities: {m: {images: false}}\n");
        auto settings = providerSettings(text, "one");
        QVERIFY(settings.ok());
        settings->serve = {"m"};
        const auto edited = updateProvider(text, "one", *settings);
        QVERIFY2(edited.ok(), edited ? "" : edited.error().text().c_str());
        QVERIFY(edited->find("region: eu  # by contract") != std::string::npos);
        QVERIFY(edited->find("capabilities: {m: {images: false}}") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestModelsDocument)
#include "test_models_document.moc"
