// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <set>

#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/calls/operator_key.hpp"

namespace weir::ui {

namespace {

// A gateway that keeps keys as the real one does.
struct KeyFixture {
    KeyFixture() : store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat) {
        client.on<admin::CreateKey>([this](const admin::CreateKey& asked) {
            if (valid.contains(asked.name)) {
                return Result<admin::CreatedKey>(Error::conflict("A valid key has that name."));
            }
            valid.insert(asked.name);
            admin::CreatedKey created;
            created.key.name = asked.name;
            created.key.id = cannedId(++made);
            created.secret = "weir_sk_" + std::to_string(made);
            keys.keys.push_back(created.key);
            return Result<admin::CreatedKey>(created);
        });
        client.on<admin::ListKeys>(
            [this](const admin::ListKeys&) { return Result<admin::KeyList>(keys); });
        client.on<admin::RevokeKey>([this](const admin::RevokeKey& asked) {
            valid.erase(asked.name);
            revoked.push_back(asked.name);
            return Result<admin::KeyRow>(admin::KeyRow{});
        });
    }
    // Asks and waits; the secret, or what went wrong.
    std::string need(OperatorKey& key) {
        std::optional<Result<void>> answer;
        key.need([&answer](const Result<void>& result) { answer = result; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); })) {
            return "no answer";
        }
        return *answer ? std::string(key.secret().reveal()) : answer->error().text();
    }

    QTemporaryDir home;
    QSettings store;
    FakeAdminClient client;
    std::set<std::string> valid;
    admin::KeyList keys;
    std::vector<std::string> revoked;
    std::uint32_t made = 0;
};

}  // namespace

class TestOperatorKey : public QObject {
    Q_OBJECT

private slots:
    void nothingIsMadeBeforeAPersonAgreed() {
        KeyFixture fixture;
        OperatorKey key(fixture.client, fixture.store);
        QVERIFY(!key.isAgreed());
        QVERIFY(fixture.need(key).starts_with("There is no key"));
        QCOMPARE(fixture.made, 0U);
        key.agree();
        QCOMPARE(fixture.need(key), std::string("weir_sk_1"));
        QCOMPARE(key.name(), QStringLiteral("operator"));
    }

    void itIsMadeOnceHoweverManyNeedIt() {
        KeyFixture fixture;
        OperatorKey key(fixture.client, fixture.store);
        key.agree();
        int answers = 0;
        for (int each = 0; each < 3; ++each) {
            key.need([&answers](const Result<void>& made) { answers += made ? 1 : 0; });
        }
        QTRY_COMPARE(answers, 3);
        QCOMPARE(fixture.need(key), std::string("weir_sk_1"));
        QCOMPARE(fixture.made, 1U);
    }

    // Its secret went with the window before.
    void theNextWindowReplacesItsOwnKey() {
        KeyFixture fixture;
        {
            OperatorKey key(fixture.client, fixture.store);
            key.setNode(QStringLiteral("here"));
            key.agree();
            fixture.need(key);
        }
        OperatorKey key(fixture.client, fixture.store);
        key.setNode(QStringLiteral("here"));
        QVERIFY(key.isAgreed());
        QCOMPARE(fixture.need(key), std::string("weir_sk_2"));
        QCOMPARE(key.name(), QStringLiteral("operator"));
        QCOMPARE(fixture.revoked, std::vector<std::string>{"operator"});
    }

    // Keys are in a data folder, and each has its own.
    void whatWasAgreedToIsForOneNode() {
        KeyFixture fixture;
        OperatorKey key(fixture.client, fixture.store);
        key.setNode(QStringLiteral("here"));
        key.agree();
        QCOMPARE(fixture.need(key), std::string("weir_sk_1"));
        QSignalSpy changed(&key, &OperatorKey::agreementChanged);
        key.setNode(QStringLiteral("there"));
        QCOMPARE(changed.size(), 1);
        QVERIFY(!key.isAgreed());
        QVERIFY(key.secret().empty());
        QVERIFY(fixture.need(key).starts_with("There is no key"));
        QCOMPARE(fixture.made, 1U);
    }

    // The key of a window is found again after another data folder was open.
    void anotherNodeLeavesNoKeyBehind() {
        KeyFixture here;
        KeyFixture there;
        for (int round = 0; round < 3; ++round) {
            for (KeyFixture* fixture : {&here, &there}) {
                OperatorKey key(fixture->client, here.store);
                key.setNode(fixture == &here ? QStringLiteral("here") : QStringLiteral("there"));
                key.agree();
                QVERIFY(fixture->need(key).starts_with("weir_sk_"));
                QCOMPARE(key.name(), QStringLiteral("operator"));
                QCOMPARE(fixture->valid.size(), std::size_t(1));
            }
        }
    }

    void anAgreementBeforeTheNodeIsKnownIsForIt() {
        KeyFixture fixture;
        {
            OperatorKey key(fixture.client, fixture.store);
            key.agree();
            key.setNode(QStringLiteral("here"));
            QVERIFY(key.isAgreed());
        }
        OperatorKey key(fixture.client, fixture.store);
        QVERIFY(!key.isAgreed());
        key.setNode(QStringLiteral("here"));
        QVERIFY(key.isAgreed());
    }

    void somebodyElsesKeyIsLeftAlone() {
        KeyFixture fixture;
        fixture.valid.insert("operator");
        admin::KeyRow theirs;
        theirs.name = "operator";
        theirs.id = cannedId(77);
        fixture.keys.keys.push_back(theirs);
        OperatorKey key(fixture.client, fixture.store);
        key.agree();
        QSignalSpy named(&key, &OperatorKey::nameChanged);
        QCOMPARE(fixture.need(key), std::string("weir_sk_1"));
        QCOMPARE(key.name(), QStringLiteral("operator-2"));
        QCOMPARE(named.size(), 1);
        QVERIFY(fixture.revoked.empty());
    }

    void aKeyThatWasEndedIsMadeAnew() {
        KeyFixture fixture;
        OperatorKey key(fixture.client, fixture.store);
        key.agree();
        fixture.need(key);
        fixture.valid.clear();
        key.forget();
        QCOMPARE(fixture.need(key), std::string("weir_sk_2"));
    }

    void aFailureIsToldAndTriedAgain() {
        KeyFixture fixture;
        OperatorKey key(fixture.client, fixture.store);
        key.agree();
        fixture.client.refuse<admin::CreateKey>(Error::io("The disk is full."));
        QCOMPARE(fixture.need(key), std::string("The disk is full."));
        QVERIFY(key.secret().empty());
    }

    // Neither the settings of the window nor anything else on the disk.
    void theSecretIsNotKept() {
        KeyFixture fixture;
        OperatorKey key(fixture.client, fixture.store);
        key.setNode(QStringLiteral("here"));
        key.agree();
        fixture.need(key);
        fixture.store.sync();
        QFile file(fixture.store.fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray kept = file.readAll();
        QVERIFY(kept.contains("operator_key"));
        QVERIFY(!kept.contains("weir_sk_"));
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestOperatorKey)
#include "test_operator_key.moc"
