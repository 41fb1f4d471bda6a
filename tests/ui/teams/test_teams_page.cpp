// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_directory.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/teams/directory_table.hpp"
#include "ui/teams/key_end_dialog.hpp"
#include "ui/teams/member_dialog.hpp"
#include "ui/teams/rename_dialog.hpp"
#include "ui/teams/secret_dialog.hpp"
#include "ui/teams/teams_page.hpp"
#include "ui/teams/weir_key_dialog.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

struct Fixture {
    Fixture() : gateway(client), page(client, gateway, clock, QTimeZone::utc()) {
        clock.set(kCannedNow);
        answerAll(client);
        client.on<admin::ListKeys>([this](const admin::ListKeys&) {
            return Result<admin::KeyList>(admin::KeyList{keys});
        });
        client.on<admin::SetKey>([this](const admin::SetKey& asked) {
            set.push_back(asked);
            admin::KeyRow row;
            row.name = asked.name;
            return Result<admin::KeyRow>(row);
        });
        page.resize(1280, 800);
    }

    void show() {
        page.show();
        QTRY_VERIFY(table().model()->rowCount() > 0);
    }
    DirectoryTable& table() { return *page.findChild<DirectoryTable*>(); }
    void select(const QString& what) {
        page.reveal(what);
        QCoreApplication::processEvents();  // new buttons are shown with the next turn
    }
    Button* button(const QString& text) {
        const auto buttons = page.findChildren<Button*>();
        for (Button* each : buttons) {
            if (each->isVisibleTo(&page) && each->text() == text) {
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

    FakeAdminClient client;
    test::FakeClock clock;
    std::vector<admin::KeyRow> keys = cannedKeys();
    std::vector<admin::SetKey> set;
    GatewayModel gateway;
    TeamsPage page;
};

}  // namespace

class TestTeamsPage : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }

    void saysWhoThereIs() {
        Fixture fixture;
        fixture.show();
        QCOMPARE(fixture.page.fact(), QStringLiteral("4 teams, 2 users, 8 keys"));
    }

    void aNewNameIsTakenBack() {
        Fixture fixture;
        std::vector<admin::RenameMember> asked;
        fixture.client.on<admin::RenameMember>([&](const admin::RenameMember& operation) {
            asked.push_back(operation);
            return Result<admin::RenamedMember>(admin::RenamedMember{1, 2});
        });
        fixture.show();
        fixture.select(QStringLiteral("team:search"));
        fixture.button(QStringLiteral("Rename…"))->click();
        auto* dialog = fixture.dialog<RenameDialog>();
        Fixture::finish(dialog);
        QVERIFY(asked.empty());  // it is its name
        dialog->findChild<QLineEdit*>()->setText(QStringLiteral(" find "));
        Fixture::finish(dialog);
        QTRY_COMPARE(asked.size(), std::size_t(1));
        QVERIFY(asked[0].kind == admin::MemberKind::Team && asked[0].name == "search" &&
                asked[0].to == "find");
        QTRY_VERIFY(fixture.button(QStringLiteral("Undo")) != nullptr);
        fixture.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(asked.size(), std::size_t(2));
        QVERIFY(asked[1].name == "find" && asked[1].to == "search");
    }

    // Typed where it stands, sent as the one change that it is, and taken back.
    void aLimitIsTypedIntoItsCell() {
        Fixture fixture;
        fixture.page.resize(1440, 800);
        admin::RateLimitList limits = cannedMinuteLimits();
        fixture.client.on<admin::ListRateLimits>(
            [&](const admin::ListRateLimits&) { return Result<admin::RateLimitList>(limits); });
        std::vector<admin::SetRateLimit> asked;
        fixture.client.on<admin::SetRateLimit>([&](const admin::SetRateLimit& operation) {
            asked.push_back(operation);
            admin::RateLimitRow& row = limits.limits.back();  // that of search-dev
            row.settings = operation.settings;
            return Result<admin::RateLimitRow>(row);
        });
        fixture.show();
        fixture.select(QStringLiteral("key:search-dev"));
        QVERIFY(fixture.table().editLimit(MinuteLimit::Requests));
        auto* cell = fixture.table().findChild<QLineEdit*>();
        QVERIFY(cell != nullptr);
        QCOMPARE(cell->text(), QStringLiteral("60"));
        QTest::keyClicks(cell, QStringLiteral("1x20"));  // letters are not let in
        // What the gateway says meanwhile leaves it alone.
        fixture.table().select("key:search-dev");
        QCOMPARE(cell->text(), QStringLiteral("120"));
        QTest::keyClick(cell, Qt::Key_Return);
        QTRY_COMPARE(asked.size(), std::size_t(1));
        QCOMPARE(asked[0].replaces, std::string("search-dev"));
        QCOMPARE(asked[0].settings.requests, std::uint64_t{120});
        // The key that ended it has opened nothing.
        QVERIFY(fixture.dialog<WeirKeyDialog>() == nullptr);
        QTRY_VERIFY(fixture.button(QStringLiteral("Undo")) != nullptr);
        fixture.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(asked.size(), std::size_t(2));
        QCOMPARE(asked[1].settings.requests, std::uint64_t{60});
    }

    // The second is a change of what there is after the first, and of what others changed.
    void limitsTypedOneAfterTheOtherBothStay() {
        Fixture fixture;
        fixture.page.resize(1700, 800);
        admin::RateLimitList limits;
        fixture.client.on<admin::ListRateLimits>(
            [&](const admin::ListRateLimits&) { return Result<admin::RateLimitList>(limits); });
        fixture.client.on<admin::SetRateLimit>([&](const admin::SetRateLimit& operation) {
            admin::RateLimitRow row;
            row.settings = operation.settings;
            std::erase_if(limits.limits, [&](const admin::RateLimitRow& each) {
                return each.settings.name == operation.replaces;
            });
            limits.limits.push_back(row);
            return Result<admin::RateLimitRow>(row);
        });
        fixture.show();
        auto& model = *fixture.table().model();
        const auto line = [&](int column) {
            for (int row = 0; row < model.rowCount(); ++row) {
                if (model.index(row, 0).data().toString() == QStringLiteral("search-dev")) {
                    return model.index(row, column);
                }
            }
            return QModelIndex();
        };
        QVERIFY(model.setData(line(DirectoryModel::Requests), QStringLiteral("120")));
        QVERIFY(model.setData(line(DirectoryModel::Tokens), QStringLiteral("2M")));
        QVERIFY(!model.setData(line(DirectoryModel::Tokens), QStringLiteral("1.5")));
        QTRY_VERIFY(limits.limits.size() == 1 && limits.limits[0].settings.tokens > 0);
        QCOMPARE(limits.limits[0].settings.requests, std::uint64_t{120});
        QCOMPARE(limits.limits[0].settings.tokens, std::uint64_t{2'000'000});
        QCOMPARE(limits.limits[0].settings.key, std::string("search-dev"));
        // Undo takes back the last of them only.
        QTRY_VERIFY(fixture.button(QStringLiteral("Undo")) != nullptr);
        fixture.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(limits.limits[0].settings.tokens, std::uint64_t{0});
        QCOMPARE(limits.limits[0].settings.requests, std::uint64_t{120});
    }

    // It is for whoever asks to open a dialog then.
    void aColumnWithoutRoomTakesNoLimit() {
        Fixture fixture;
        fixture.page.resize(760, 700);
        fixture.show();
        fixture.select(QStringLiteral("key:search-dev"));
        QVERIFY(!fixture.table().editLimit(MinuteLimit::Tokens));
        QVERIFY(fixture.table().findChild<QLineEdit*>() == nullptr);
    }

    void createsAKeyForWhomIsSelected() {
        Fixture fixture;
        std::vector<admin::CreateKey> created;
        fixture.client.on<admin::CreateKey>([&](const admin::CreateKey& asked) {
            created.push_back(asked);
            admin::CreatedKey made;
            made.key.name = asked.name;
            made.secret = "weir_sk_canary";
            return Result<admin::CreatedKey>(made);
        });
        fixture.show();
        fixture.select(QStringLiteral("user:ada@search"));
        fixture.page.createKey();
        auto* dialog = fixture.dialog<WeirKeyDialog>();
        Fixture::finish(dialog);
        QVERIFY(created.empty());  // it has no name yet
        const auto fields = dialog->findChildren<QLineEdit*>();
        const auto field = [&](const QString& placeholder) {
            return *std::find_if(fields.begin(), fields.end(), [&](QLineEdit* each) {
                return each->placeholderText() == placeholder;
            });
        };
        dialog->findChild<QLineEdit*>()->setText(QStringLiteral(" eval "));
        field(QStringLiteral("every model"))->setText(QStringLiteral("claude-*, gpt-5-mini,"));
        field(QStringLiteral("every address"))->setText(QStringLiteral("10.4.0.0/16"));
        dialog->findChild<QComboBox*>()->setCurrentIndex(3);
        QVERIFY(!dialog->findChild<QCheckBox*>()->isChecked());
        dialog->findChild<QCheckBox*>()->click();
        Fixture::finish(dialog);
        QTRY_COMPARE(created.size(), std::size_t(1));
        QCOMPARE(created[0].name, std::string("eval"));
        QCOMPARE(created[0].team, std::string("search"));
        QCOMPARE(created[0].user, std::string("ada"));
        QCOMPARE(created[0].access, (KeyAccess{.expiresAt = kCannedNow + std::chrono::days(90),
                                               .models = {"claude-*", "gpt-5-mini"},
                                               .providers = {},
                                               .addresses = {"10.4.0.0/16"},
                                               .maySeeBudget = true}));
        QTRY_VERIFY(fixture.dialog<SecretDialog>() != nullptr);
        auto* shown = fixture.dialog<SecretDialog>();
        QCOMPARE(shown->findChild<QLineEdit*>()->text(), QStringLiteral("weir_sk_canary"));
        const auto buttons = shown->findChildren<Button*>();
        for (Button* each : buttons) {
            if (each->text() == QStringLiteral("Copy key")) {
                each->click();
            }
        }
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("weir_sk_canary"));
    }

    void aRefusalStaysInTheDialog() {
        Fixture fixture;
        fixture.client.refuse<admin::CreateKey>(Error::conflict("There is one.", "Rename it."));
        fixture.show();
        fixture.page.createKey();
        auto* dialog = fixture.dialog<WeirKeyDialog>();
        dialog->findChild<QLineEdit*>()->setText(QStringLiteral("dev"));
        Fixture::finish(dialog);
        QTRY_VERIFY(hasWords(*dialog, QStringLiteral("There is one. Rename it.")));
        QVERIFY(dialog->isVisible());
    }

    void changesAKeyAndTakesItBack() {
        Fixture fixture;
        fixture.show();
        fixture.select(QStringLiteral("key:claude-code-ada"));
        emit fixture.table().opened();
        auto* dialog = fixture.dialog<WeirKeyDialog>();
        dialog->findChildren<QLineEdit*>().at(1)->setText(QStringLiteral("mobile"));
        Fixture::finish(dialog);
        QTRY_COMPARE(fixture.set.size(), std::size_t(1));
        QCOMPARE(fixture.set[0].team, std::string("mobile"));
        // What was not touched is as it was, to the microsecond.
        QCOMPARE(fixture.set[0].access, fixture.keys[1].access);
        QTRY_VERIFY(fixture.button(QStringLiteral("Undo")) != nullptr);
        fixture.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(fixture.set.size(), std::size_t(2));
        QCOMPARE(fixture.set[1].team, std::string("search"));
        QVERIFY(fixture.button(QStringLiteral("Undo")) == nullptr);
    }

    void revokingAsksFirst() {
        Fixture fixture;
        std::vector<std::string> revoked;
        fixture.client.on<admin::RevokeKey>([&](const admin::RevokeKey& asked) {
            revoked.push_back(asked.name);
            return Result<admin::KeyRow>(admin::KeyRow());
        });
        fixture.show();
        fixture.select(QStringLiteral("key:search-dev"));
        QTest::keyClick(&fixture.table(), Qt::Key_Delete);
        auto* dialog = fixture.dialog<KeyEndDialog>();
        QVERIFY(revoked.empty());
        const int before = fixture.client.timesAsked<admin::ListKeys>();
        Fixture::finish(dialog);
        QTRY_COMPARE(revoked, std::vector<std::string>{"search-dev"});
        QTRY_VERIFY(fixture.client.timesAsked<admin::ListKeys>() > before);
    }

    void rotatingKeepsTheOldSecretAsLongAsChosen() {
        Fixture fixture;
        std::vector<std::uint64_t> graces;
        fixture.client.on<admin::RotateKey>([&](const admin::RotateKey& asked) {
            graces.push_back(asked.graceSeconds);
            admin::CreatedKey made;
            made.key.name = asked.name;
            made.secret = "weir_sk_next";
            return Result<admin::CreatedKey>(made);
        });
        fixture.show();
        fixture.select(QStringLiteral("key:search-dev"));
        fixture.button(QStringLiteral("Rotate…"))->click();
        auto* dialog = fixture.dialog<KeyEndDialog>();
        dialog->findChild<QComboBox*>()->setCurrentIndex(3);
        Fixture::finish(dialog);
        QTRY_COMPARE(graces, std::vector<std::uint64_t>{7 * 86'400});
        QTRY_VERIFY(fixture.dialog<SecretDialog>() != nullptr);
    }

    void aRemovedTeamComesBack() {
        Fixture fixture;
        const Team search{"search", "4711", "gold", {"eu", "core"}};
        std::vector<Team> restored;
        fixture.client.answer<admin::RemoveTeam>(search);
        fixture.client.on<admin::RestoreTeam>([&](const admin::RestoreTeam& asked) {
            restored.push_back(asked.removed);
            return Result<admin::TeamRow>(admin::TeamRow{asked.removed, false, {}});
        });
        fixture.show();
        fixture.select(QStringLiteral("team:search"));
        QTest::keyClick(&fixture.table(), Qt::Key_Delete);
        QTRY_VERIFY(fixture.button(QStringLiteral("Undo")) != nullptr);
        fixture.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(restored, std::vector<Team>{search});
    }

    void whatWasRefusedIsSaid() {
        Fixture fixture;
        fixture.client.refuse<admin::RemoveTeam>(
            Error::conflict("The team \"search\" has 3 keys.", "Move or revoke them first."));
        fixture.show();
        fixture.select(QStringLiteral("team:search"));
        QTest::keyClick(&fixture.table(), Qt::Key_Delete);
        QTRY_VERIFY(hasWords(fixture.page, QStringLiteral("It was not carried out.")));
        QVERIFY(fixture.button(QStringLiteral("Undo")) == nullptr);
    }

    void aTeamIsAdded() {
        Fixture fixture;
        std::vector<admin::SetTeam> set;
        fixture.client.on<admin::SetTeam>([&](const admin::SetTeam& asked) {
            set.push_back(asked);
            return Result<admin::TeamRow>(admin::TeamRow{asked.team, false, {}});
        });
        fixture.show();
        fixture.button(QStringLiteral("Add team"))->click();
        auto* dialog = fixture.dialog<MemberDialog>();
        const auto fields = dialog->findChildren<QLineEdit*>();
        const QStringList texts{QStringLiteral("risk"), QStringLiteral("gold"),
                                QStringLiteral("4711"), QStringLiteral("eu, core")};
        for (int i = 0; i < texts.size(); ++i) {
            fields.at(i)->setText(texts.at(i));
        }
        Fixture::finish(dialog);
        QTRY_COMPARE(set.size(), std::size_t(1));
        QVERIFY(set[0].isNew);
        QCOMPARE(set[0].team, (Team{"risk", "4711", "gold", {"eu", "core"}}));
    }

    void whatTheDocumentDeclaresIsEditedThere() {
        Fixture fixture;
        fixture.show();
        for (const char* what : {"team:mobile", "key:mobile-ios"}) {
            fixture.select(QString::fromLatin1(what));
            QVERIFY(!fixture.button(QStringLiteral("Edit…"))->isEnabled());
            QVERIFY(fixture.button(QStringLiteral("Edit…"))
                        ->toolTip()
                        .contains(QStringLiteral("document")));
            emit fixture.table().opened();
            QTest::keyClick(&fixture.table(), Qt::Key_Delete);
        }
        QVERIFY(fixture.dialog<QDialog>() == nullptr);
        QCOMPARE(fixture.client.timesAsked<admin::RemoveTeam>(), 0);
    }

    void leadsToCallsAndSpend() {
        Fixture fixture;
        QSignalSpy asked(&fixture.page, &Page::pageAsked);
        fixture.show();
        fixture.select(QStringLiteral("key:search-dev"));
        fixture.button(QStringLiteral("Show calls"))->click();
        QCOMPARE(asked.last().at(0).toString(), QStringLiteral("traffic"));
        QCOMPARE(asked.last().at(1).toString(), QStringLiteral("key=search-dev"));
        fixture.select(QStringLiteral("team:search"));
        fixture.button(QStringLiteral("Show spend"))->click();
        QCOMPARE(asked.last().at(0).toString(), QStringLiteral("spend"));
        QCOMPARE(asked.last().at(1).toString(), QStringLiteral("team:search"));
    }

    void keysOpenAndCloseLines() {
        Fixture fixture;
        fixture.show();
        fixture.select(QStringLiteral("key:search-dev"));
        const int lines = fixture.table().model()->rowCount();
        QTest::keyClick(&fixture.table(), Qt::Key_Left);
        QCOMPARE(fixture.table().currentIndex().data().toString(), QStringLiteral("ada"));
        QTest::keyClick(&fixture.table(), Qt::Key_Left);
        QCOMPARE(fixture.table().model()->rowCount(), lines - 2);
        QCOMPARE(fixture.table().currentIndex().data().toString(), QStringLiteral("ada"));
        QTest::keyClick(&fixture.table(), Qt::Key_Right);
        QCOMPARE(fixture.table().model()->rowCount(), lines);
    }

    void oldContentStaysWhenALookFails() {
        Fixture fixture;
        fixture.show();
        fixture.client.refuse<admin::ListTeams>(Error::io("The disk is gone.", "Look after it."));
        fixture.page.hide();
        fixture.page.show();
        QTRY_VERIFY(hasWords(fixture.page, QStringLiteral("Teams and keys cannot be shown.")));
        QVERIFY(fixture.table().isVisibleTo(&fixture.page));
    }

    void nobodyYet() {
        Fixture fixture;
        fixture.keys.clear();
        fixture.client.answer<admin::ListTeams>({});
        fixture.client.answer<admin::ListUsers>({});
        fixture.page.show();
        QTRY_VERIFY(hasWords(fixture.page, QStringLiteral("No keys. Nobody can call.")));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestTeamsPage)
#include "test_teams_page.moc"
