// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/providers/credentials.hpp"
#include "tests/engine/providers/fake_secret_store.hpp"

using namespace weir;
using namespace weir::providers;

namespace {

Provider makeProvider(const std::string& name, const std::string& url,
                      std::vector<std::string> keys) {
    Provider provider;
    provider.name = name;
    provider.kind = findKind("compatible");
    provider.base = *net::parseBaseUrl(url);
    for (const std::string& key : keys) {
        provider.keys.push_back(*parseKeyRef(key));
    }
    return provider;
}

const net::Origin kOpenAi{net::Scheme::Https, "api.openai.com", 443};
const net::Origin kElsewhere{net::Scheme::Https, "evil.example", 443};

Provider openAi() {
    return makeProvider("openai", "https://api.openai.com/v1", {"keychain:openai"});
}

std::string reveal(const Result<Credential>& credential, const net::Origin& origin) {
    if (!credential) {
        return "no: " + credential.error().message;
    }
    const Secret* secret = credential->forOrigin(origin);
    return secret == nullptr ? "not for there" : std::string(secret->reveal());
}

}  // namespace

class TestCredentials : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_keychain = std::make_unique<test::FakeSecretStore>();
        m_environment = std::make_unique<test::FakeSecretStore>();
        m_credentials =
            std::make_unique<Credentials>(SecretStores{m_keychain.get(), m_environment.get(), {}});
    }

    void findsItsKeyInAText_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clean");
        QTest::newRow("plain") << "Key 0a+b/c\"9zQ is bad" << "Key [key] is bad";
        QTest::newRow("twice") << "0a+b/c\"9zQ0a+b/c\"9zQ" << "[key][key]";
        QTest::newRow("in JSON") << "{\"m\":\"0a+b/c\\\"9zQ\"}" << "{\"m\":\"[key]\"}";
        QTest::newRow("solidus escaped") << "0a+b\\/c\\\"9zQ" << "[key]";
        QTest::newRow("code points") << "\\u0030a\\u002Bb\\u002fc\\u00229zQ" << "[key]";
        QTest::newRow("a part only") << "0a+b/c\"9z" << "0a+b/c\"9z";
        QTest::newRow("an escape cut off") << "0a\\u00" << "0a\\u00";
        QTest::newRow("another that looks like one") << "sk-0123456789abcdef" << "[key]";
    }
    void findsItsKeyInAText() {
        QFETCH(QString, text);
        const Credential credential(std::make_shared<const Secret>(std::string_view("0a+b/c\"9zQ")),
                                    kOpenAi);
        QTEST(QString::fromStdString(credential.scrubbed(text.toStdString())), "clean");
    }

    void aWordThatServesAsAKeyHidesNothing() {
        const Credential credential(std::make_shared<const Secret>(std::string_view("ollama")),
                                    kOpenAi);
        QCOMPARE(credential.scrubbed("ollama is busy"), std::string("ollama is busy"));
        QCOMPARE(Credential().scrubbed("hello"), std::string("hello"));
    }

    void isLockedUntilTheStoreAnswers() {
        m_keychain->items["openai"] = {"sk-1", kOpenAi};
        m_credentials->sync({openAi()});
        QVERIFY(m_credentials->state("openai", 0) == KeyState::Locked);
        QVERIFY(m_credentials->find("openai", 0, kOpenAi).error().code == ErrorCode::Unavailable);
        m_keychain->answer();
        QVERIFY(m_credentials->state("openai", 0) == KeyState::Stored);
        QCOMPARE(reveal(m_credentials->find("openai", 0, kOpenAi), kOpenAi), std::string("sk-1"));
        QVERIFY(m_credentials->status("openai", 0).problem.empty());
    }

    void readsWhatIsOnlyTriedAndKeepsNothing() {
        m_keychain->items["openai"] = {"sk-1", kOpenAi};
        m_environment->items["OTHER_API_KEY"] = {"sk-2", {}};
        std::vector<std::string> seen;
        const auto read = [&](const char* reference, const net::Origin& origin) {
            m_credentials->read(*parseKeyRef(reference), origin,
                                [&seen, origin](const Result<Credential>& credential) {
                                    seen.push_back(reveal(credential, origin));
                                });
            m_keychain->answer();
            m_environment->answer();
        };
        read("env:OTHER_API_KEY", kElsewhere);
        read("keychain:openai", kOpenAi);
        read("keychain:openai", kElsewhere);
        QVERIFY((seen == std::vector<std::string>{"sk-2", "sk-1", "not for there"}));
        read("env:NONE_API_KEY", kOpenAi);
        read("session", kOpenAi);
        read("file:/x", kOpenAi);
        QCOMPARE(seen.size(), std::size_t(6));
        QVERIFY(seen[3].starts_with("no: ") && seen[4].starts_with("no: It is kept for a session"));
        QVERIFY(seen[5].starts_with("no: This build"));
        QVERIFY(!m_credentials->uses("openai", *parseKeyRef("keychain:openai")));
        m_credentials->sync({openAi()});
        QVERIFY(m_credentials->uses("openai", *parseKeyRef("keychain:openai")));
        QVERIFY(!m_credentials->uses("openai", *parseKeyRef("keychain:other")));
    }

    void givesTheKeyToNoOtherAddress_data() {
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("host") << QByteArray("https://api.openai.com.evil.example/v1");
        QTest::newRow("port") << QByteArray("https://api.openai.com:8443/v1");
        QTest::newRow("scheme") << QByteArray("http://api.openai.com:443/v1");
    }
    void givesTheKeyToNoOtherAddress() {
        QFETCH(QByteArray, url);
        m_keychain->items["openai"] = {"sk-1", kOpenAi};
        const Provider moved = makeProvider("openai", url.toStdString(), {"keychain:openai"});
        m_credentials->sync({moved});
        m_keychain->answer();
        const auto status = m_credentials->status("openai", 0);
        QVERIFY(status.state == KeyState::Denied);
        QCOMPARE(status.problem, std::string("bound to https://api.openai.com:443"));
        const auto found = m_credentials->find("openai", 0, moved.base.origin);
        QVERIFY(found.error().code == ErrorCode::Denied);
        // An exchange that still has the old snapshot gets it for the old address, no other.
        const auto old = m_credentials->find("openai", 0, kOpenAi);
        QCOMPARE(reveal(old, moved.base.origin), std::string("not for there"));
        QCOMPARE(reveal(old, kOpenAi), std::string("sk-1"));
    }

    void staysBoundWhenTheProviderMoves() {
        m_keychain->items["openai"] = {"sk-1", kOpenAi};
        m_credentials->sync({openAi()});
        m_keychain->answer();
        m_credentials->sync(
            {makeProvider("openai", "https://evil.example/v1", {"keychain:openai"})});
        QVERIFY(m_credentials->state("openai", 0) == KeyState::Denied);
        QVERIFY(!m_credentials->find("openai", 0, kElsewhere).ok());
        m_credentials->sync({openAi()});
        QVERIFY(m_credentials->state("openai", 0) == KeyState::Stored);
        QCOMPARE(m_keychain->reads, 1);
    }

    void theDocumentBindsVariables() {
        m_environment->items["OPENAI_API_KEY"] = {"sk-env", {}};
        m_credentials->sync(
            {makeProvider("openai", "https://api.openai.com/v1", {"env:OPENAI_API_KEY"})});
        m_environment->answer();
        QCOMPARE(reveal(m_credentials->find("openai", 0, kOpenAi), kOpenAi), std::string("sk-env"));
        QVERIFY(!m_credentials->find("openai", 0, kElsewhere).ok());
    }

    void tellsWhyThereIsNoKey_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("state");
        QTest::newRow("missing") << int(ErrorCode::NotFound) << int(KeyState::Missing);
        QTest::newRow("locked") << int(ErrorCode::Unavailable) << int(KeyState::Locked);
        QTest::newRow("no answer") << int(ErrorCode::Timeout) << int(KeyState::Locked);
        QTest::newRow("refused") << int(ErrorCode::Denied) << int(KeyState::Denied);
    }
    void tellsWhyThereIsNoKey() {
        QFETCH(int, code);
        QFETCH(int, state);
        m_keychain->failure = Error{ErrorCode(code), "The wallet says no.", {}};
        m_credentials->sync({openAi()});
        m_keychain->answer();
        const auto status = m_credentials->status("openai", 0);
        QCOMPARE(int(status.state), state);
        QCOMPARE(status.problem, std::string("The wallet says no."));
        const auto found = m_credentials->find("openai", 0, kOpenAi);
        QCOMPARE(found.error().message, std::string("The key of openai: The wallet says no."));
    }

    void readsAgainAfterAnUnlock() {
        m_keychain->failure = Error::unavailable("Locked.");
        m_credentials->sync({openAi()});
        m_keychain->answer();
        m_keychain->failure.reset();
        m_keychain->items["openai"] = {"sk-2", kOpenAi};
        m_credentials->retry("openai");
        m_keychain->answer();
        QCOMPARE(reveal(m_credentials->find("openai", 0, kOpenAi), kOpenAi), std::string("sk-2"));
    }

    void tellsThoseWhoWaitOnceWhenItIsKnown() {
        m_keychain->items["openai"] = {"sk-1", kOpenAi};
        m_credentials->sync({openAi()});
        std::vector<std::string> told;
        const auto tell = [&told](Result<Credential> credential) {
            told.push_back(reveal(credential, kOpenAi));
        };
        m_credentials->whenKnown("openai", 0, kOpenAi, tell);
        const auto ticket = m_credentials->whenKnown("openai", 0, kOpenAi, tell);
        m_credentials->forget(ticket);
        QVERIFY(told.empty());
        m_keychain->answer();
        QVERIFY(told == std::vector<std::string>{"sk-1"});
        m_credentials->whenKnown("openai", 0, kOpenAi, tell);  // known: at once
        QCOMPARE(told.size(), std::size_t(2));
        m_credentials->whenKnown("gone", 0, kOpenAi, tell);
        QCOMPARE(told.back(), std::string("no: There is no provider gone any more."));
    }

    void keepsWaitingWhileLocked() {
        m_keychain->failure = Error::unavailable("Locked.");
        m_credentials->sync({openAi()});
        int told = 0;
        m_credentials->whenKnown("openai", 0, kOpenAi, [&](auto) { ++told; });
        m_keychain->answer();
        QCOMPARE(told, 0);
        m_credentials->sync({});  // the provider is gone: that is an answer too
        QCOMPARE(told, 1);
    }

    void anAnswerThatComesTooLateDoesNotCount() {
        m_keychain->items["openai"] = {"sk-old", kOpenAi};
        m_credentials->sync({openAi()});
        m_credentials->set(openAi(), Secret(std::string_view("sk-new")), true, [](auto) {});
        m_keychain->answer();
        QCOMPARE(reveal(m_credentials->find("openai", 0, kOpenAi), kOpenAi), std::string("sk-new"));
    }

    void storesAKeyWithItsAddress() {
        m_credentials->sync({openAi()});
        m_keychain->answer();
        QVERIFY(m_credentials->state("openai", 0) == KeyState::Missing);
        std::optional<bool> stored;
        m_credentials->set(openAi(), Secret(std::string_view("sk-3")), false,
                           [&](Result<void> result) { stored = result.ok(); });
        QVERIFY(!stored.has_value());
        m_keychain->answer();
        QVERIFY(stored == true);
        QVERIFY(m_keychain->items["openai"].bound == kOpenAi);
        QVERIFY(m_credentials->state("openai", 0) == KeyState::Stored);
    }

    void aFailedWriteChangesNothing() {
        m_credentials->sync({openAi()});
        m_keychain->answer();
        m_keychain->failure = Error::unavailable("Locked.");
        std::string problem;
        m_credentials->set(openAi(), Secret(std::string_view("sk-3")), false,
                           [&](Result<void> result) { problem = result.error().message; });
        m_keychain->answer();
        QCOMPARE(problem, std::string("Locked."));
        QVERIFY(m_credentials->state("openai", 0) == KeyState::Missing);
    }

    void sessionKeysStayInMemory() {
        m_credentials->sync({openAi()});
        m_keychain->answer();
        m_credentials->set(openAi(), Secret(std::string_view("sk-4")), true, [](auto) {});
        QVERIFY(m_credentials->state("openai", 0) == KeyState::SessionOnly);
        QVERIFY(m_keychain->items.empty() && m_keychain->pending() == 0);
        m_credentials->retry("openai");  // nothing is stored: the key of the session stays
        m_keychain->answer();
        QCOMPARE(reveal(m_credentials->find("openai", 0, kOpenAi), kOpenAi), std::string("sk-4"));
        // It is bound like any other.
        m_credentials->sync(
            {makeProvider("openai", "https://evil.example/v1", {"keychain:openai"})});
        QVERIFY(m_credentials->state("openai", 0) == KeyState::Denied);
    }

    void rebindsOnPurpose() {
        m_keychain->items["openai"] = {"sk-1", kOpenAi};
        const Provider moved =
            makeProvider("openai", "https://evil.example/v1", {"keychain:openai"});
        m_credentials->sync({moved});
        m_keychain->answer();
        bool done = false;
        m_credentials->rebind(moved, [&](Result<void> result) { done = result.ok(); });
        m_keychain->answer();
        QVERIFY(done);
        QVERIFY(m_keychain->items["openai"].bound == kElsewhere);
        QCOMPARE(reveal(m_credentials->find("openai", 0, kElsewhere), kElsewhere),
                 std::string("sk-1"));
        QVERIFY(!m_credentials->find("openai", 0, kOpenAi).ok());
    }

    void whatIsKeptForNoProviderIsBoundToNone() {
        const net::Origin nowhere{net::Scheme::Https, "bodies.weir.invalid", 443};
        m_keychain->items["weir-bodies"] = {"master", nowhere};
        const Provider thief =
            makeProvider("thief", "https://evil.example/v1", {"keychain:weir-bodies"});
        m_credentials->sync({thief});
        m_keychain->answer();
        std::optional<ErrorCode> refused;
        m_credentials->rebind(thief, [&](Result<void> result) {
            refused = result ? std::nullopt : std::optional(result.error().code);
        });
        m_keychain->answer();
        QVERIFY(refused == ErrorCode::Denied);
        QVERIFY(m_keychain->items["weir-bodies"].bound == nowhere);
        QVERIFY(!m_credentials->find("thief", 0, kElsewhere).ok());
    }

    void whatAProxyIsToldIsForThatProxy() {
        Provider provider = openAi();
        const net::Proxy proxy{{net::Scheme::Http, "proxy.example", 3128}, "env:WEIR_PROXY"};
        provider.proxy = {std::make_shared<const net::Proxy>(proxy),
                          *parseKeyRef("env:WEIR_PROXY")};
        m_environment->items["WEIR_PROXY"] = {"ada:secret", {}};
        m_keychain->items["openai"] = {"sk-1", kOpenAi};
        m_credentials->sync({provider, openAi()});
        QVERIFY(!m_credentials->ofProxy(proxy));
        m_environment->answer();
        m_keychain->answer();
        QCOMPARE(std::string(m_credentials->ofProxy(proxy)->reveal()), std::string("ada:secret"));
        QCOMPARE(reveal(m_credentials->find("openai", 0, kOpenAi), kOpenAi), std::string("sk-1"));
        // Neither another proxy nor another reference of the same one.
        net::Proxy other = proxy;
        other.origin.host = "other.example";
        QVERIFY(!m_credentials->ofProxy(other));
        other = proxy;
        other.key = "env:WEIR_OTHER";
        QVERIFY(!m_credentials->ofProxy(other));
        QVERIFY(!m_credentials->find(proxy.id(), 0, kOpenAi));
        m_credentials->sync({openAi()});
        QVERIFY(!m_credentials->ofProxy(proxy));
    }

    void worksWithoutAKeyAndWithoutAStore() {
        m_credentials->sync({makeProvider("local", "http://127.0.0.1:1/v1", {"none"}),
                             makeProvider("filed", "https://a.example/v1", {"file:/x"})});
        const auto none = m_credentials->find("local", 0, {net::Scheme::Http, "127.0.0.1", 1});
        QVERIFY(none.ok() && none->needsNoKey());
        QVERIFY(m_credentials->state("local", 0) == KeyState::None);
        QVERIFY(m_credentials->state("filed", 0) == KeyState::Missing);
        QCOMPARE(m_credentials->status("filed", 0).problem,
                 std::string("This build of Weir cannot read file:/x."));
    }

    void keepsSeveralKeysApart() {
        m_keychain->items["a"] = {"sk-a", kOpenAi};
        m_keychain->items["b"] = {"sk-b", kOpenAi};
        m_credentials->sync({makeProvider("openai", "https://api.openai.com/v1",
                                          {"keychain:a", "keychain:b", "keychain:c"})});
        m_keychain->answer();
        QCOMPARE(reveal(m_credentials->find("openai", 1, kOpenAi), kOpenAi), std::string("sk-b"));
        QVERIFY(m_credentials->state("openai", 2) == KeyState::Missing);
        QVERIFY(!m_credentials->find("openai", 3, kOpenAi).ok());
    }

    void anAnswerAfterTheEndIsHarmless() {
        m_keychain->items["openai"] = {"sk-1", kOpenAi};
        m_credentials->sync({openAi()});
        QCOMPARE(m_keychain->pending(), std::size_t(1));
        m_credentials.reset();
        m_keychain->answer();
        QCOMPARE(m_keychain->pending(), std::size_t(0));
    }

private:
    std::unique_ptr<test::FakeSecretStore> m_keychain;
    std::unique_ptr<test::FakeSecretStore> m_environment;
    std::unique_ptr<Credentials> m_credentials;
};

QTEST_GUILESS_MAIN(TestCredentials)
#include "test_credentials.moc"
