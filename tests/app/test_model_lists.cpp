// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "app/host/model_lists.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using app::ModelLists;

namespace {

policy::Snapshot policyWith(const std::string& url = "http://127.0.0.1:11434/v1",
                            bool serveAll = true) {
    providers::Provider provider;
    provider.name = "local";
    provider.kind = providers::findKind("ollama");
    provider.base = *net::parseBaseUrl(url);
    provider.keys = {providers::KeyRef{}};
    provider.serveAll = serveAll;
    policy::Snapshot snapshot;
    snapshot.providers = {provider};
    return snapshot;
}

Error down() {
    return Error::unavailable("Nothing listens there.");
}

}  // namespace

class TestModelLists : public QObject {
    Q_OBJECT

    using Done = std::function<void(Result<ModelLists::Models>)>;

    test::FakeClock m_clock;
    std::vector<std::string> m_asked;  // addresses, in order
    std::vector<Done> m_open;          // questions without an answer
    std::vector<ModelLists::Models> m_learned;
    std::unique_ptr<ModelLists> m_lists;

    void answer(Result<ModelLists::Models> models) {
        const Done done = m_open.front();
        m_open.erase(m_open.begin());
        done(std::move(models));
    }
    // How long it takes until it is asked again.
    std::chrono::seconds nextQuestion() {
        const std::size_t before = m_asked.size();
        std::chrono::seconds waited{0};
        while (m_asked.size() == before) {
            m_clock.advance(std::chrono::seconds(1));
            m_lists->tick();
            waited += std::chrono::seconds(1);
        }
        return waited;
    }

private slots:
    void init() {
        m_asked.clear();
        m_open.clear();
        m_learned.clear();
        m_lists = std::make_unique<ModelLists>(
            m_clock,
            [this](const providers::Provider& provider, Done done) {
                m_asked.push_back(provider.base.text());
                m_open.push_back(std::move(done));
            },
            [this](const std::string&, ModelLists::Models models) {
                m_learned.push_back(std::move(models));
            });
    }

    void asksANewProviderOnce() {
        m_lists->follow(policyWith());
        m_lists->follow(policyWith());
        m_lists->tick();
        QCOMPARE(m_asked.size(), std::size_t(1));
        answer(ModelLists::Models{"qwen3"});
        QVERIFY((m_learned == std::vector<ModelLists::Models>{{"qwen3"}}));
        m_lists->follow(policyWith());
        QCOMPARE(m_asked.size(), std::size_t(1));
    }

    void asksAgainLessAndLessOftenWhileNobodyAnswers() {
        m_lists->follow(policyWith());
        std::vector<std::chrono::seconds> pauses;
        for (int i = 0; i < 10; ++i) {
            answer(down());
            pauses.push_back(nextQuestion());
        }
        QVERIFY(pauses.front() == ModelLists::kFirstPause);
        QVERIFY(pauses[1] == 2 * ModelLists::kFirstPause);
        QVERIFY(std::is_sorted(pauses.begin(), pauses.end()));
        QVERIFY(pauses.back() == ModelLists::kLongestPause);
        QVERIFY(m_learned.empty());
        answer(ModelLists::Models{"qwen3"});
        QCOMPARE(m_learned.size(), std::size_t(1));
    }

    void looksNowAndThenWhatIsNew() {
        m_lists->follow(policyWith());
        answer(ModelLists::Models{"qwen3"});
        QVERIFY(nextQuestion() == ModelLists::kRefresh);
    }

    void aKeyThatIsReadAgainIsTriedAtOnce() {
        m_lists->follow(policyWith());
        answer(down());
        m_lists->askAgain("local");
        QCOMPARE(m_asked.size(), std::size_t(2));
        // While a question is open there is no second one, but there will be.
        m_lists->askAgain("local");
        QCOMPARE(m_asked.size(), std::size_t(2));
        answer(down());
        QCOMPARE(m_asked.size(), std::size_t(3));
        m_lists->askAgain("another");
        QCOMPARE(m_asked.size(), std::size_t(3));
    }

    void aProviderThatMovedIsAskedWhereItIsNow() {
        m_lists->follow(policyWith());
        m_lists->follow(policyWith("http://127.0.0.1:11435/v1"));
        QCOMPARE(m_asked.back(), std::string("http://127.0.0.1:11435/v1"));
        answer(ModelLists::Models{"of before"});
        QVERIFY(m_learned.empty());
        answer(ModelLists::Models{"of now"});
        QCOMPARE(m_learned.size(), std::size_t(1));
    }

    // What Azure lists are not its deployments, and plain names of models would lead there.
    void aKindThatListsOtherNamesIsNotAsked() {
        policy::Snapshot snapshot = policyWith();
        snapshot.providers[0].kind = providers::findKind("azure");
        m_lists->follow(snapshot);
        QVERIFY(m_asked.empty());
    }

    void whatTheDocumentListsIsNotAsked() {
        m_lists->follow(policyWith("http://127.0.0.1:11434/v1", false));
        m_lists->tick();
        QVERIFY(m_asked.empty());
        m_lists->follow(policyWith());
        QCOMPARE(m_asked.size(), std::size_t(1));
        m_lists->follow(policy::Snapshot());
        answer(ModelLists::Models{"of one that is gone"});
        QVERIFY(m_learned.empty());
    }
};

QTEST_GUILESS_MAIN(TestModelLists)
#include "test_model_lists.moc"
