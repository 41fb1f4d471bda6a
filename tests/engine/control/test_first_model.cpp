// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>

#include "engine/control/handlers/first_model.hpp"
#include "tests/engine/policy/small_snapshot.hpp"

using namespace weir;
using control::firstModel;
using control::firstModelToAskFor;

namespace {

constexpr std::array<std::string_view, 1> kFiles{R"({
  "family": "openai", "kinds": ["openai"], "hosts": [], "models": [
    {"model": "old-nano", "from": "2023-01-01", "in": 0.01, "out": 0.02},
    {"model": "new-large", "from": "2026-03-01", "in": 5, "out": 30},
    {"model": "new-small", "from": "2026-01-01", "in": 0.2, "out": 1.2},
    {"model": "gpt-new-codex", "from": "2026-03-01", "in": 0.1, "out": 0.1},
    {"model": "vectors", "from": "2026-03-01", "in": 0.1}
  ]})"};

Timestamp today() {
    return std::chrono::sys_days{std::chrono::year{2026} / 6 / 1};
}

}  // namespace

class TestFirstModel : public QObject {
    Q_OBJECT

    const books::PriceList m_prices = std::move(books::PriceList::read(kFiles).value());

    std::string chosen(const std::vector<std::string>& offered,
                       Dialect dialect = Dialect::OpenAiChat) const {
        return firstModel(test::provider("p", "openai"), offered, dialect, m_prices, today());
    }

private slots:
    // As OpenAI lists them: babbage-002 comes first.
    void itIsTheCheapestOfTheNewestThatHasAPrice() {
        QCOMPARE(chosen({"babbage-002", "never-heard-of", "old-nano", "new-large",
                         "new-small-2026-01-01", "new-small", "vectors"}),
                 std::string("new-small"));
    }

    void itSpeaksTheDialect() {
        QCOMPARE(chosen({"gpt-new-codex", "new-large"}), std::string("new-large"));
        QCOMPARE(chosen({"gpt-new-codex", "new-large"}, Dialect::OpenAiResponses),
                 std::string("gpt-new-codex"));
    }

    void withoutPricesItIsTheFirstThatAnswersInWords() {
        QCOMPARE(chosen({"nomic-embed-text", "whisper-1", "gpt-3.5-turbo-instruct", "qwen3:8b",
                         "llama-4-scout-instruct"}),
                 std::string("qwen3:8b"));
        QCOMPARE(chosen({"text-embedding-3-small", "omni-moderation-latest"}), std::string());
        QCOMPARE(chosen({}), std::string());
    }

    // Two providers list one name: the plain name would be refused as ambiguous.
    void aNameThatLeadsElsewhereIsAskedForWithItsProvider() {
        policy::Snapshot snapshot;
        snapshot.providers = {test::provider("one", "ollama"), test::provider("two", "ollama"),
                              test::provider("three", "mistral", {"served"})};
        snapshot.catalogue = {{"qwen3"}, {"qwen3"}};
        snapshot.index();
        const auto first = [&](std::uint32_t provider) {
            return firstModelToAskFor(snapshot, provider, Dialect::OpenAiChat, m_prices, today());
        };
        QCOMPARE(first(1), std::string("two/qwen3"));
        QCOMPARE(first(2), std::string("served"));
    }

    void aProviderWhoseModelsAreNotKnownHasNone() {
        policy::Snapshot snapshot;
        snapshot.providers = {test::provider("one", "openai")};
        snapshot.index();
        QCOMPARE(firstModelToAskFor(snapshot, 0, Dialect::OpenAiChat, m_prices, today()),
                 std::string());
    }
};

QTEST_GUILESS_MAIN(TestFirstModel)
#include "test_first_model.moc"
