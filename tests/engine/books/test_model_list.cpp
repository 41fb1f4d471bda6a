// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/models/built_in.hpp"
#include "engine/books/models/model_list.hpp"
#include "engine/books/models/reader.hpp"

using namespace weir;
using namespace weir::books;

namespace {

std::string modelFileWith(const std::string& entry) {
    return R"({"family": "f", "kinds": ["k"], "hosts": ["h"], "models": [)" + entry + "]}";
}

std::string modelRefusal(const std::string& entry) {
    const auto family = readModelFile(modelFileWith(entry));
    return family ? "" : family.error().message;
}

}  // namespace

// What is known of models, and by which names it is found.
class TestModelList : public QObject {
    Q_OBJECT

    const ModelList m_models = std::move(ModelList::builtIn().value());

private slots:
    void figuresOfTheCatalogue_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("model");
        QTest::addColumn<quint32>("context");
        QTest::addColumn<int>("images");
        const auto row = [](const char* kind, const char* host, const char* model, quint32 context,
                            Known images) {
            QTest::newRow(qPrintable(QString("%1 %2 %3").arg(kind, host, model)))
                << kind << host << model << context << static_cast<int>(images);
        };
        row("openai", "api.openai.com", "gpt-3.5-turbo", 16'385, Known::No);
        row("openai", "api.openai.com", "gpt-4o", 128'000, Known::Yes);
        row("openai", "api.openai.com", "gpt-4.1-2025-04-14", 1'047'576, Known::Yes);
        row("anthropic", "api.anthropic.com", "claude-sonnet-4-5-20250929", 1'000'000, Known::Yes);
        row("anthropic", "api.anthropic.com", "claude-opus-4-5[1m]", 200'000, Known::Yes);
        row("compatible", "generativelanguage.googleapis.com", "models/gemini-3.5-flash", 1'114'112,
            Known::Yes);
        row("gemini", "relay.example", "gemini-3.5-flash", 1'114'112, Known::Yes);
        row("groq", "relay.example", "llama-3.3-70b-versatile", 131'072, Known::No);
        row("openrouter", "openrouter.ai", "openai/gpt-oss-120b", 131'072, Known::No);
        row("mistral", "api.mistral.ai", "codestral-latest", 256'000, Known::No);
        row("compatible", "api.groq.com", "llama-3.3-70b-versatile", 131'072, Known::No);
        // Open models wherever they run.
        row("ollama", "localhost", "gpt-oss:20b", 131'072, Known::No);
        row("compatible", "vllm.example", "meta-llama/Llama-3.3-70B-Instruct", 131'072, Known::No);
        row("compatible", "api.groq.com", "openai/gpt-oss-120b", 131'072, Known::No);
        // Nobody says who serves it there, and how.
        row("compatible", "proxy.example", "gpt-4o", 0, Known::Unknown);
        row("openai", "api.openai.com", "gpt-99", 0, Known::Unknown);
        // A deployment may have the name of a model that it is not.
        row("azure", "x.openai.azure.com", "gpt-4o", 0, Known::Unknown);
    }
    void figuresOfTheCatalogue() {
        QFETCH(QString, kind);
        QFETCH(QString, host);
        QFETCH(QString, model);
        QFETCH(quint32, context);
        QFETCH(int, images);
        const Capabilities found =
            m_models.find(kind.toStdString(), host.toStdString(), model.toStdString());
        QCOMPARE(found.context, context);
        QCOMPARE(static_cast<int>(found.images), images);
    }

    // A line that keeps a call from a model has to be reviewed; these do it for the most common.
    void whatAModelCannotIsSaidOfFew() {
        QCOMPARE(m_models.find("openai", "", "gpt-4").structured, Known::No);
        QCOMPARE(m_models.find("openai", "", "gpt-4o-2024-05-13").structured, Known::No);
        QCOMPARE(m_models.find("openai", "", "gpt-4o").structured, Known::Yes);
        QCOMPARE(m_models.find("openai", "", "gpt-4o").output, 16'384U);
        QCOMPARE(m_models.find("anthropic", "", "claude-haiku-4-5").audio, Known::No);
        QCOMPARE(m_models.find("openai", "", "gpt-5").sampling, Known::No);
        QCOMPARE(m_models.find("openai", "", "gpt-5-chat-latest").sampling, Known::Unknown);
        QCOMPARE(m_models.find("anthropic", "", "claude-opus-4-7").sampling, Known::No);
        QCOMPARE(m_models.find("anthropic", "", "claude-opus-4-6").sampling, Known::Unknown);
        QCOMPARE(m_models.find("anthropic", "", "claude-opus-4-6").effort, Known::Yes);
        QCOMPARE(m_models.find("anthropic", "", "claude-sonnet-4-5").effort, Known::Unknown);
        QCOMPARE(m_models.find("openai", "", "gpt-5.4").effort, Known::Unknown);
        QCOMPARE(m_models.find("gemini", "", "gemini-3-flash-preview").callSignatures, Known::Yes);
        QCOMPARE(m_models.find("gemini", "", "gemini-2.5-flash").callSignatures, Known::Unknown);
        for (const ModelFamily& family : m_models.families()) {
            for (const auto& [names, can] : family.models) {
                QVERIFY2(can.tools != Known::No, names.front().c_str());
            }
        }
    }

    void whatIsWrongWithALineIsSaid_data() {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no name") << R"({"context": 4096})" << R"("model" is missing)";
        QTest::newRow("nothing") << R"({"model": "m"})" << "nothing is said of it";
        QTest::newRow("thousands") << R"({"model": "m", "context": 32})" << "context is out of";
        QTest::newRow("too long") << R"({"model": "m", "context": 99000000})"
                                  << "context is out of range";
        QTest::newRow("fraction") << R"({"model": "m", "context": 4096.5})" << "not a plain number";
        QTest::newRow("answer") << R"({"model": "m", "context": 4096, "output": 8192})"
                                << "longer than the context";
        QTest::newRow("unknown") << R"({"model": "m", "vision": true})" << "not known here";
        QTest::newRow("twice") << R"({"model": "m", "images": true, "images": true})" << "twice";
        QTest::newRow("two lines")
            << R"({"model": "m", "images": true},{"model": "n", "also": ["m"], "images": true})"
            << "has two lines";
        QTest::newRow("word") << R"({"model": "m", "images": "yes"})" << "cannot be read";
    }
    void whatIsWrongWithALineIsSaid() {
        QFETCH(QString, entry);
        QFETCH(QString, problem);
        const QString said = QString::fromStdString(modelRefusal(entry.toStdString()));
        QVERIFY2(said.contains(problem), qPrintable(said));
    }

    void theHostGoesBeforeTheKind() {
        const std::string one = modelFileWith(R"({"model": "m", "context": 1000})");
        const std::string other =
            R"({"family": "g", "kinds": ["other"], "hosts": [], "models": [{"model": "m", "context": 2000}]})";
        const std::string_view files[] = {one, other};
        const auto list = ModelList::read(files);
        QVERIFY(list.ok());
        QCOMPARE(list->find("other", "h", "m").context, 1000U);
        QCOMPARE(list->find("other", "elsewhere", "m").context, 2000U);
        QCOMPARE(list->find("third", "elsewhere", "m").context, 0U);
    }
};

QTEST_APPLESS_MAIN(TestModelList)
#include "test_model_list.moc"
