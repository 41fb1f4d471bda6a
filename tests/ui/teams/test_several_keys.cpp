// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_directory.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/teams/directory_model.hpp"
#include "ui/teams/directory_table.hpp"
#include "ui/teams/key_end_dialog.hpp"
#include "ui/teams/keys_dialog.hpp"
#include "ui/teams/teams_page.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

struct SeveralFixture {
    SeveralFixture() : gateway(client), page(client, gateway, clock, QTimeZone::utc()) {
        clock.set(kCannedNow);
        answerAll(client);
        client.on<admin::SetKey>([this](const admin::SetKey& asked) {
            set.push_back(asked);
            if (asked.name == refused) {
                return Result<admin::KeyRow>(Error::invalid("The provider is not known."));
            }
            admin::KeyRow row;
            row.name = asked.name;
            return Result<admin::KeyRow>(row);
        });
        client.on<admin::RevokeKey>([this](const admin::RevokeKey& asked) {
            revoked.push_back(asked.name);
            admin::KeyRow row;
            row.name = asked.name;
            return Result<admin::KeyRow>(row);
        });
        page.resize(1280, 800);
        page.show();
        page.setFocus();
    }
    DirectoryTable& table() { return *page.findChild<DirectoryTable*>(); }
    // With Ctrl held, as a person would.
    void select(std::initializer_list<const char*> ids) {
        auto& model = static_cast<DirectoryModel&>(*table().model());
        table().clearSelection();
        for (const char* id : ids) {
            const QRect row = table().visualRect(model.index(model.lineOf(id), 0));
            QTest::mouseClick(table().viewport(), Qt::LeftButton, Qt::ControlModifier,
                              {row.left() + 150, row.center().y()});
        }
        QCoreApplication::processEvents();
    }
    QAbstractButton* button(const QString& text) {
        for (auto* each : page.findChildren<QAbstractButton*>()) {
            if (each->isVisible() && each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }
    template <class Dialog>
    Dialog* dialog() {
        return page.findChild<Dialog*>();
    }
    static void finish(QDialog* dialog) { emit dialog->findChild<DialogFooter*>()->primaryAsked(); }
    static std::vector<std::string> names(const std::vector<admin::SetKey>& orders) {
        std::vector<std::string> names;
        for (const admin::SetKey& order : orders) {
            names.push_back(order.name);
        }
        return names;
    }
    const admin::KeyRow& key(const std::string& name) const {
        return *std::ranges::find(keys, name, &admin::KeyRow::name);
    }

    FakeAdminClient client;
    test::FakeClock clock;
    const std::vector<admin::KeyRow> keys = cannedKeys();
    std::vector<admin::SetKey> set;
    std::vector<std::string> revoked;
    std::string refused;
    GatewayModel gateway;
    TeamsPage page;
};

}  // namespace

// Keys that are selected together are changed together.
class TestSeveralKeys : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void whatIsTickedIsGivenToAllAndTakenBackInOneStep() {
        SeveralFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        fixture.select({"key:search-dev", "key:search-prod"});
        QVERIFY(hasWords(fixture.page, QStringLiteral("2 keys")));
        QVERIFY(hasWords(fixture.page, QStringLiteral("search-dev, search-prod")));
        QVERIFY(pressButton(fixture.page, QStringLiteral("Change…")));
        auto* dialog = fixture.dialog<KeysDialog>();
        QVERIFY(dialog != nullptr);
        const auto fields = dialog->findChildren<QLineEdit*>();
        const auto field = [&](const QString& name) {
            return *std::ranges::find_if(
                fields, [&](const QLineEdit* each) { return each->accessibleName() == name; });
        };
        const auto tick = [&](const QString& text) {
            for (auto* check : dialog->findChildren<QCheckBox*>()) {
                if (check->text() == text) {
                    check->click();
                }
            }
        };
        QVERIFY(!field(QStringLiteral("May ask for"))->isEnabled());
        tick(QStringLiteral("May ask for"));
        field(QStringLiteral("May ask for"))->setText(QStringLiteral("claude-*, gpt-5-mini"));
        SeveralFixture::finish(dialog);
        QTRY_COMPARE(fixture.set.size(), std::size_t(2));
        QCOMPARE(SeveralFixture::names(fixture.set),
                 (std::vector<std::string>{"search-dev", "search-prod"}));
        for (const admin::SetKey& order : fixture.set) {
            const admin::KeyRow& before = fixture.key(order.name);
            QCOMPARE(order.access.models, (std::vector<std::string>{"claude-*", "gpt-5-mini"}));
            QCOMPARE(order.team, before.team);
            QCOMPARE(order.user, before.user);
            QVERIFY(order.access.expiresAt == before.access.expiresAt);
        }
        QTRY_VERIFY(fixture.button(QStringLiteral("Undo")) != nullptr);
        fixture.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(fixture.set.size(), std::size_t(4));
        for (std::size_t at = 2; at < 4; ++at) {
            QVERIFY(fixture.set[at].access == fixture.key(fixture.set[at].name).access);
        }
    }

    void oneThatIsRefusedStopsNoneOfTheOthers() {
        SeveralFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        fixture.refused = "search-dev";
        fixture.select({"key:search-dev", "key:search-prod"});
        QVERIFY(pressButton(fixture.page, QStringLiteral("Change…")));
        auto* dialog = fixture.dialog<KeysDialog>();
        dialog->findChild<QCheckBox*>()->click();  // of the team
        SeveralFixture::finish(dialog);
        QTRY_COMPARE(fixture.set.size(), std::size_t(2));
        QTRY_VERIFY(
            hasWords(fixture.page, QStringLiteral("1 of 2 keys: The provider is not known.")));
        // Only what was changed is taken back.
        QTRY_VERIFY(fixture.button(QStringLiteral("Undo")) != nullptr);
        fixture.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(fixture.set.size(), std::size_t(3));
        QCOMPARE(fixture.set.back().name, std::string("search-prod"));
    }

    void deleteRevokesThemAll() {
        SeveralFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        fixture.select({"team:search", "key:search-dev", "key:search-prod"});
        // A team is no key.
        QVERIFY(hasWords(fixture.page, QStringLiteral("2 keys")));
        QVERIFY(hasWords(fixture.page, QStringLiteral("of 3 lines")));
        QTest::keyClick(&fixture.table(), Qt::Key_Delete);
        auto* dialog = fixture.dialog<KeyEndDialog>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Revoke 2 keys"));
        QVERIFY(fixture.revoked.empty());
        SeveralFixture::finish(dialog);
        QTRY_COMPARE(fixture.revoked, (std::vector<std::string>{"search-dev", "search-prod"}));
    }

    void whatTheDocumentDeclaresIsLeftAlone() {
        SeveralFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        const auto declared = std::ranges::find_if(
            fixture.keys, [](const admin::KeyRow& key) { return key.fromDocument; });
        QVERIFY(declared != fixture.keys.end());
        const std::string id = "key:" + declared->name;
        fixture.select({"team:search", id.c_str()});
        QVERIFY(hasWords(fixture.page, QStringLiteral("0 keys")));
        QTest::keyClick(&fixture.table(), Qt::Key_Delete);
        QTest::keyClick(&fixture.table(), Qt::Key_Return);
        QVERIFY(fixture.dialog<KeyEndDialog>() == nullptr);
        QVERIFY(fixture.dialog<KeysDialog>() == nullptr);
    }

    void theyStaySelectedWhenTheGatewayAnswersAgain() {
        SeveralFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        fixture.select({"key:search-dev", "key:search-prod"});
        const int asked = fixture.client.timesAsked<admin::ListKeys>();
        std::vector<admin::KeyRow> fewer = fixture.keys;
        std::erase_if(fewer, [](const admin::KeyRow& key) { return key.name == "etl-nightly"; });
        fixture.client.answer<admin::ListKeys>(admin::KeyList{fewer});
        QVERIFY(pressButton(fixture.page, QStringLiteral("Change…")));
        auto* dialog = fixture.dialog<KeysDialog>();
        dialog->findChild<QCheckBox*>()->click();
        SeveralFixture::finish(dialog);
        QTRY_VERIFY(fixture.client.timesAsked<admin::ListKeys>() > asked);
        const auto& model = static_cast<const DirectoryModel&>(*fixture.table().model());
        QTRY_VERIFY(model.lineOf("key:etl-nightly") < 0);
        QCOMPARE(fixture.table().selectedIds(),
                 (std::vector<std::string>{"key:search-dev", "key:search-prod"}));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestSeveralKeys)
#include "test_several_keys.moc"
