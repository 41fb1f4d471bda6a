// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <thread>

#include "engine/providers/await_credential.hpp"
#include "tests/engine/providers/fake_secret_store.hpp"

using namespace weir;
using namespace weir::providers;

namespace {

const net::Origin kOrigin{net::Scheme::Https, "api.openai.com", 443};

Provider awaitedProvider() {
    Provider provider;
    provider.name = "openai";
    provider.kind = findKind("openai");
    provider.base = *net::parseBaseUrl("https://api.openai.com/v1");
    provider.keys = {*parseKeyRef("keychain:openai")};
    return provider;
}

}  // namespace

class TestAwaitCredential : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_keychain = std::make_unique<test::FakeSecretStore>();
        m_keychain->items["openai"] = {"sk-1", kOrigin};
        m_credentials = std::make_unique<Credentials>(SecretStores{m_keychain.get(), {}, {}});
        m_credentials->sync({awaitedProvider()});
        m_reactor = std::make_unique<net::Reactor>(m_clock);
    }

    void isThereAtOnceWhenKnown() {
        m_keychain->answer();
        const auto found = wait(Milliseconds(60'000), [] {});
        QVERIFY(found.ok());
        QVERIFY(found->forOrigin(kOrigin)->reveal() == "sk-1");
    }

    void comesWithTheNewsOfAnotherThread() {
        std::thread keychain;
        const auto found = wait(Milliseconds(60'000),
                                [&] { keychain = std::thread([this] { m_keychain->answer(); }); });
        keychain.join();
        QVERIFY(found.ok());
        QVERIFY(found->forOrigin(kOrigin)->reveal() == "sk-1");
    }

    void saysLockedWhenPatienceEnds() {
        const auto found = wait(Milliseconds(20), [] {});
        QVERIFY(!found.ok());
        QVERIFY(found.error().code == ErrorCode::Unavailable);
        m_keychain->answer();  // too late, and nobody is there any more
    }

    void endsWhenCancelled() {
        const auto found =
            wait(Milliseconds(60'000), [this] { m_cancellation.cancel(CancelReason::ClientGone); });
        QVERIFY(found.error().code == ErrorCode::Cancelled);
    }

private:
    // `meanwhile` runs on the reactor once the wait has begun.
    Result<Credential> wait(Milliseconds patience, const std::function<void()>& meanwhile) {
        Result<Credential> found = Error::internal("It did not end.");
        m_reactor->post([&] {
            net::spawn(run(patience, found));
            meanwhile();
        });
        m_reactor->run();
        return found;
    }
    net::Task<void> run(Milliseconds patience, Result<Credential>& found) {
        found = co_await awaitCredential(*m_credentials, "openai", 0, kOrigin, *m_reactor,
                                         m_cancellation, patience);
        m_reactor->stop();
    }

    SystemClock m_clock;
    Cancellation m_cancellation;
    std::unique_ptr<test::FakeSecretStore> m_keychain;
    std::unique_ptr<Credentials> m_credentials;
    std::unique_ptr<net::Reactor> m_reactor;
};

QTEST_GUILESS_MAIN(TestAwaitCredential)
#include "test_await_credential.moc"
