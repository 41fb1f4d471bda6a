// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <iterator>

#include "engine/control/config/compile.hpp"
#include "engine/providers/kind.hpp"
#include "tests/engine/config/problem_texts.hpp"

using namespace weir;
using namespace weir::control;
using test::allTexts;

namespace {

struct Row {
    const char* kind;
    const char* address;
    const char* key;        // the customary variable
    const char* more = "";  // what the document has to say beside the kind
};
constexpr Row kRows[] = {
    {"openai", "https://api.openai.com/v1", "OPENAI_API_KEY"},
    {"anthropic", "https://api.anthropic.com", "ANTHROPIC_API_KEY"},
    {"gemini", "https://generativelanguage.googleapis.com/v1beta/openai", "GEMINI_API_KEY"},
    {"mistral", "https://api.mistral.ai/v1", "MISTRAL_API_KEY"},
    {"xai", "https://api.x.ai/v1", "XAI_API_KEY"},
    {"deepseek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY"},
    {"cohere", "https://api.cohere.ai/compatibility/v1", "COHERE_API_KEY"},
    {"azure", "https://x.openai.azure.com/openai/v1", "AZURE_OPENAI_API_KEY",
     ", base_url: \"https://x.openai.azure.com/openai/v1\""},
    {"openrouter", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"},
    {"groq", "https://api.groq.com/openai/v1", "GROQ_API_KEY"},
    {"cerebras", "https://api.cerebras.ai/v1", "CEREBRAS_API_KEY"},
    {"together", "https://api.together.xyz/v1", "TOGETHER_API_KEY"},
    {"fireworks", "https://api.fireworks.ai/inference/v1", "FIREWORKS_API_KEY"},
    {"ollama", "http://127.0.0.1:11434/v1", ""},
    {"vllm", "http://127.0.0.1:8000/v1", ""},
    {"lmstudio", "http://127.0.0.1:1234/v1", ""},
    {"llamacpp", "http://127.0.0.1:8080/v1", ""},
    {"compatible", "https://llm.example/v1", "", ", base_url: \"https://llm.example/v1\""},
    {"simulator", "http://127.0.0.1:1/v1", ""},
};

Compiled compiled(const std::string& provider) {
    return compileText("version: 1\nproviders:\n  - {name: p, " + provider + "}\n", {});
}

}  // namespace

Q_DECLARE_METATYPE(Row)

// What a provider of each kind is when the document says no more than it has to.
class TestProviderKinds : public QObject {
    Q_OBJECT

private slots:
    void defaults_data() {
        QTest::addColumn<Row>("row");
        for (const Row& row : kRows) {
            QTest::newRow(row.kind) << row;
        }
    }
    void defaults() {
        QFETCH(Row, row);
        const std::string key = *row.key ? "env:" + std::string(row.key) : "none";
        const Compiled made =
            compiled("kind: " + std::string(row.kind) + row.more + ", api_key: " + key);
        QCOMPARE(allTexts(made.problems), QByteArray());
        const providers::Provider& provider = made.snapshot->providers.at(0);
        QCOMPARE(provider.base.text(), std::string(row.address));
        QCOMPARE(provider.local, provider.base.origin.scheme == net::Scheme::Http);
        QVERIFY(provider.quota == provider.kind->quota);
        QVERIFY(std::ranges::equal(provider.dialects, provider.kind->dialects));
        QCOMPARE(provider.keys.at(0).text(), key);
        QCOMPARE(provider.kind->keyEnvironment, std::string_view(row.key));
    }

    void everyKindIsHere() { QCOMPARE(std::size(kRows), providers::kinds().size()); }

    void anAddressThatIsMissingIsSaidWithItsPlace() {
        QCOMPARE(allTexts(compiled("kind: azure, api_key: env:AZURE_OPENAI_API_KEY").problems),
                 QByteArray("f:3:5: error: A provider of kind azure needs a base_url. Write "
                            "https://RESOURCE.openai.azure.com/openai/v1.\n"));
    }

    void anAddressWithoutItsPathIsWarnedOf() {
        const std::string azure = "kind: azure, api_key: env:AZURE_OPENAI_API_KEY, base_url: ";
        QCOMPARE(allTexts(compiled(azure + "\"https://x.openai.azure.com/\"").problems),
                 QByteArray("f:3:73: warning: this base_url has no path, and those of kind azure "
                            "have one. Write it like "
                            "https://RESOURCE.openai.azure.com/openai/v1.\n"));
        // Whatever stands before Azure may have another.
        QCOMPARE(allTexts(compiled(azure + "\"https://relay.example/azure\"").problems),
                 QByteArray());
    }

    void aKeyThatIsMissingIsSaidWithItsVariable() {
        const QByteArray problems = allTexts(compiled("kind: gemini").problems);
        QVERIFY2(problems.contains("env:GEMINI_API_KEY"), problems.constData());
    }

    void aKindThatIsMisspeltIsGuessed() {
        const QByteArray problems = allTexts(compiled("kind: openruter, api_key: none").problems);
        QVERIFY2(problems.contains("openrouter"), problems.constData());
    }
};

QTEST_GUILESS_MAIN(TestProviderKinds)
#include "test_provider_kinds.moc"
