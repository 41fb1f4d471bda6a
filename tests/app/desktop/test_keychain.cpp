// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusMetaType>
#include <QtTest>
#include <csignal>

#include "app/secrets/keychain/keychain_item.hpp"
#include "app/secrets/keychain/keychain_store.hpp"

using namespace weir;
using app::KeychainStore;

namespace {

const QString kService = QStringLiteral("org.freedesktop.secrets");

net::Origin origin() {
    return net::parseBaseUrl("https://api.example.test/v1")->origin;
}

providers::StoredSecret secretOf(std::string_view key) {
    return {Secret(key), origin()};
}

// Waits for an answer with the event loop running, which the jobs need.
template <class T, class Start>
std::shared_ptr<Result<T>> answerOf(Start start) {
    auto answer = std::make_shared<std::shared_ptr<Result<T>>>();
    start([answer](Result<T> result) { *answer = std::make_shared<Result<T>>(std::move(result)); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(*answer != nullptr, 30'000); }();
    return *answer;
}

auto read(KeychainStore& store, const char* name) {
    return answerOf<providers::StoredSecret>([&](auto done) { store.read(name, done); });
}
auto write(KeychainStore& store, const char* name, std::string_view key) {
    return answerOf<void>([&](auto done) { store.write(name, secretOf(key), done); });
}
auto removal(KeychainStore& store, const char* name) {
    return answerOf<void>([&](auto done) { store.remove(name, done); });
}

}  // namespace

// Against the Secret Service of a session bus of the test's own; see keychain_session.sh.
class TestKeychain : public QObject {
    Q_OBJECT

    static bool keychainIsThere() {
        const auto bus = QDBusConnection::sessionBus();
        return bus.isConnected() && bus.interface()->isServiceRegistered(kService).value();
    }

    // How many items the keyring has of a service.
    static int itemsOf(const QString& service) {
        QDBusInterface secrets(kService, "/org/freedesktop/secrets",
                               "org.freedesktop.Secret.Service");
        const QDBusMessage answer = secrets.call(
            "SearchItems", QVariant::fromValue(QMap<QString, QString>{{"server", service}}));
        int items = 0;
        for (const QVariant& some : answer.arguments()) {
            items += static_cast<int>(qdbus_cast<QList<QDBusObjectPath>>(some).size());
        }
        return items;
    }

    // The keyring answers nothing while this lives.
    class StoppedKeyring {
    public:
        explicit StoppedKeyring(pid_t pid) : m_pid(pid) { kill(m_pid, SIGSTOP); }
        ~StoppedKeyring() { kill(m_pid, SIGCONT); }
        StoppedKeyring(const StoppedKeyring&) = delete;
        StoppedKeyring& operator=(const StoppedKeyring&) = delete;

    private:
        const pid_t m_pid;
    };

private slots:
    void initTestCase() { qDBusRegisterMetaType<QMap<QString, QString>>(); }

    void anItemComesBackAsItWent() {
        QByteArray item = app::toItem(secretOf("sk-1"));
        const auto read = app::fromItem(item);
        QVERIFY(read && read->secret.reveal() == "sk-1" && read->bound == origin());
        QVERIFY(item.isEmpty());
    }

    void anItemOfSomebodyElseIsRefused_data() {
        QTest::addColumn<QByteArray>("item");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("only a key") << QByteArray("sk-1");
        QTest::newRow("no address") << QByteArray("\nsk-1");
        QTest::newRow("no key") << QByteArray("https://api.example.test:443\n");
    }
    void anItemOfSomebodyElseIsRefused() {
        QFETCH(QByteArray, item);
        QVERIFY(!app::fromItem(item));
    }

    void writesReadsAndRemoves() {
        if (!keychainIsThere()) {
            QSKIP("no Secret Service on the session bus");
        }
        KeychainStore store("WeirTest");
        const auto written = write(store, "openai", "sk-kept");
        QVERIFY2(*written, *written ? "" : written->error().text().c_str());
        const auto found = read(store, "openai");
        QVERIFY2(*found, *found ? "" : found->error().text().c_str());
        QVERIFY((*found)->secret.reveal() == "sk-kept");
        QVERIFY((*found)->bound == origin());
        QVERIFY(store.describe().available);
        QVERIFY(store.describe().problem.empty());

        QVERIFY(*removal(store, "openai"));
        const auto gone = read(store, "openai");
        QVERIFY(!*gone && gone->error().code == ErrorCode::NotFound);
    }

    // On a session without a default keyring each write asks for a password, which nobody wants
    // before there is a key to keep.
    void toLookWhetherItIsThereWritesNothing() {
        if (!keychainIsThere()) {
            QSKIP("no Secret Service on the session bus");
        }
        KeychainStore store("WeirTestProbe");
        store.probe();
        // Jobs run one after the other, so the probe has ended when this one has.
        QVERIFY(*write(store, "only", "sk-only"));
        QVERIFY(store.describe().available);
        QCOMPARE(itemsOf(QStringLiteral("WeirTestProbe")), 1);
    }

    void withoutAKeychainItSaysSo() {
        if (keychainIsThere()) {
            QSKIP("there is a Secret Service on the session bus");
        }
        KeychainStore store("WeirTestProbe");
        store.probe();
        QTRY_VERIFY(!store.describe().available);
        QVERIFY(!store.describe().problem.empty());
    }

    void manyJobsAtOnceAreAllAnswered() {
        if (!keychainIsThere()) {
            QSKIP("no Secret Service on the session bus");
        }
        KeychainStore store("WeirTest");
        QVERIFY(*write(store, "many", "sk-many"));
        int answered = 0;
        for (int i = 0; i < 20; ++i) {
            store.read("many", [&](const Result<providers::StoredSecret>& result) {
                answered += result ? 1 : 0;
            });
        }
        QTRY_COMPARE(answered, 20);
        QVERIFY(*removal(store, "many"));
    }

    void aJobThatHangsIsGivenUp() {
        if (!keychainIsThere()) {
            QSKIP("no Secret Service on the session bus");
        }
        KeychainStore patient("WeirTest");
        QVERIFY(*write(patient, "hung", "sk-hung"));
        KeychainStore store("WeirTest", std::chrono::milliseconds(300));
        const uint pid = QDBusConnection::sessionBus().interface()->servicePid(kService);
        QVERIFY(pid > 1);
        {
            const StoppedKeyring stopped(static_cast<pid_t>(pid));
            // Of two that were asked for at once, the second is not made to wait in its turn.
            int givenUp = 0;
            for (int i = 0; i < 2; ++i) {
                store.read("hung", [&](const Result<providers::StoredSecret>& result) {
                    givenUp += !result && result.error().code == ErrorCode::Unavailable ? 1 : 0;
                });
            }
            QTRY_COMPARE_WITH_TIMEOUT(givenUp, 2, 30'000);
            // Nor is one that comes while the first hangs.
            const auto later = read(store, "hung");
            QVERIFY(!*later);
            QVERIFY(later->error().code == ErrorCode::Unavailable);
            QVERIFY(!store.describe().problem.empty());
        }
        // The job that hung ends at last, and others are run again.
        bool back = false;
        QTRY_VERIFY_WITH_TIMEOUT(back = back || read(store, "hung")->ok(), 30'000);
        QVERIFY(store.describe().problem.empty());
    }

    // libsecret then says "no such item" of one that is there, and "removed" of one that stays.
    void aLockedKeychainIsNotAnEmptyOne() {
        if (!keychainIsThere()) {
            QSKIP("no Secret Service on the session bus");
        }
        KeychainStore store("WeirTest");
        QVERIFY(*write(store, "locked", "sk-locked"));
        QDBusInterface secrets(kService, "/org/freedesktop/secrets",
                               "org.freedesktop.Secret.Service");
        const QDBusMessage answer =
            secrets.call("Lock", QVariant::fromValue(QList<QDBusObjectPath>{
                                     QDBusObjectPath("/org/freedesktop/secrets/aliases/default")}));
        QVERIFY2(answer.type() == QDBusMessage::ReplyMessage, qPrintable(answer.errorMessage()));

        const auto found = read(store, "locked");
        QVERIFY(!*found);
        QVERIFY2(found->error().code == ErrorCode::Unavailable, found->error().text().c_str());
        const auto removed = removal(store, "locked");
        QVERIFY(!*removed);
        QVERIFY(removed->error().code == ErrorCode::Unavailable);
        QVERIFY(!store.describe().problem.empty());
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "test_keychain.moc"
