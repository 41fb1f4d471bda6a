// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QRadioButton>
#include <QSignalSpy>
#include <QtTest>
#include <optional>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/providers/key_dialog.hpp"
#include "ui/providers/key_field.hpp"
#include "ui/providers/provider_dialog.hpp"
#include "ui/providers/provider_model.hpp"
#include "ui/providers/provider_table.hpp"
#include "ui/providers/providers_page.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

const QString kKey = QStringLiteral("sk-canary-5b1f77");

// A gateway that keeps its providers in a list, and what it was told.
struct Gateway {
    Gateway() {
        answerAll(client);
        client.on<admin::ListProviders>(
            [this](const admin::ListProviders&) { return Result<admin::ProviderList>({rows}); });
        client.on<admin::AddProvider>([this](const admin::AddProvider& asked) {
            admin::ProviderRow row;
            row.settings = asked.settings;
            row.keyState = KeyState::Missing;
            rows.push_back(row);
            return Result<admin::ProviderRow>(row);
        });
        client.on<admin::SetProviderKey>([this](const admin::SetProviderKey& asked) {
            if (keyProblem) {
                return Result<admin::ProviderRow>(*keyProblem);
            }
            key = asked;
            return Result<admin::ProviderRow>(rows.back());
        });
        client.on<admin::UpdateProvider>([this](const admin::UpdateProvider& asked) {
            updated = asked;
            return Result<admin::ProviderRow>(rows.front());
        });
        client.on<admin::RemoveProvider>([this](const admin::RemoveProvider& asked) {
            admin::RemovedProvider removed{asked.name, "- name: " + asked.name, 0};
            for (std::size_t at = 0; at < rows.size(); ++at) {
                if (rows[at].settings.name == asked.name) {
                    removed.index = static_cast<std::uint32_t>(at);
                    kept = rows[at];
                    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
                    return Result<admin::RemovedProvider>(removed);
                }
            }
            return Result<admin::RemovedProvider>(Error::notFound("There is no such provider."));
        });
        client.on<admin::RestoreProvider>([this](const admin::RestoreProvider& asked) {
            rows.insert(rows.begin() + asked.removed.index, kept);
            return Result<admin::ProviderRow>(kept);
        });
    }

    FakeAdminClient client;
    std::vector<admin::ProviderRow> rows = cannedProviders();
    admin::ProviderRow kept;
    std::optional<Error> keyProblem;
    std::optional<admin::SetProviderKey> key;
    std::optional<admin::UpdateProvider> updated;
};

Button* buttonIn(QWidget* root, const QString& text) {
    const auto buttons = root->findChildren<Button*>();
    for (Button* each : buttons) {
        if (each->text() == text && each->isVisibleTo(root)) {
            return each;
        }
    }
    return nullptr;
}

bool showsIn(QWidget* root, const QString& words) {
    const auto labels = root->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&words](const QLabel* label) {
        return label->isVisible() && label->text().contains(words);
    });
}

template <class Dialog>
Dialog* openDialog() {
    const auto widgets = QApplication::topLevelWidgets();
    for (QWidget* each : widgets) {
        auto* dialog = qobject_cast<Dialog*>(each);
        if (dialog != nullptr && dialog->isVisible()) {
            return dialog;
        }
    }
    return nullptr;
}

struct Fixture {
    Fixture() : model(gateway.client), page(gateway.client, model) {
        page.resize(1240, 700);
        page.show();
        model.refresh();
    }

    ProviderTable& table() { return *page.findChild<ProviderTable*>(); }
    int count() { return table().model()->rowCount(); }
    void selectRow(int row) { table().setCurrentIndex(table().model()->index(row, 0)); }

    Gateway gateway;
    GatewayModel model;
    ProvidersPage page;
};

}  // namespace

class TestProvidersPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void theListIsAModelAndKeepsItsSelection() {
        Fixture fixture;
        const QAbstractItemModelTester tester(
            fixture.table().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QTRY_COMPARE(fixture.count(), 5);
        fixture.selectRow(2);
        fixture.gateway.rows.erase(fixture.gateway.rows.begin());
        QTRY_COMPARE(fixture.count(), 4);
        QCOMPARE(fixture.table().currentIndex().data().toString(), QStringLiteral("mistral"));
        QCOMPARE(unnamedControls(&fixture.page), QStringList());
        const QStringList cut = cutTexts(&fixture.page);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    }

    void aPersonAddsAProviderWithAKey() {
        Fixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        fixture.page.addProvider();
        auto* dialog = openDialog<ProviderDialog>();
        QVERIFY(dialog != nullptr);
        auto* kinds = dialog->findChild<QComboBox*>();
        QTRY_COMPARE(kinds->count(), 4);
        QTRY_VERIFY(showsIn(dialog, QStringLiteral("https://api.openai.com/v1/chat/completions")));
        Button* add = buttonIn(dialog, QStringLiteral("Add provider"));
        QVERIFY(!add->isEnabled());
        QCOMPARE(add->toolTip(), QStringLiteral("The provider needs a key."));

        auto* field = dialog->findChild<KeyField*>();
        QTest::keyClicks(field, kKey);
        QVERIFY(add->isEnabled());
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        buttonIn(dialog, QStringLiteral("Test"))->click();
        QTRY_VERIFY(showsIn(dialog, QStringLiteral("Key accepted")));
        QCOMPARE(unnamedControls(dialog), QStringList());
        QTRY_COMPARE(cutTexts(dialog), QStringList());

        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(fixture.gateway.key.has_value());
        QCOMPARE(fixture.gateway.key->key, kKey.toStdString());
        QCOMPARE(fixture.gateway.key->name, std::string("openai"));
        QVERIFY(!fixture.gateway.key->sessionOnly);
        QCOMPARE(fixture.gateway.rows.back().settings.key, std::string("keychain:openai"));
        QTRY_VERIFY(openDialog<ProviderDialog>() == nullptr);
        QTRY_COMPARE(fixture.count(), 6);
    }

    void plainEnterNeitherAddsNorCloses() {
        Fixture fixture;
        fixture.page.addProvider();
        auto* dialog = openDialog<ProviderDialog>();
        QTRY_COMPARE(dialog->findChild<QComboBox*>()->count(), 4);
        auto* field = dialog->findChild<KeyField*>();
        QTest::keyClicks(field, kKey);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QCOMPARE(fixture.gateway.client.timesAsked<admin::AddProvider>(), 0);
        dialog->reject();
    }

    void aKeyThatIsNotKeptLeavesTheDialogOpenWithTheReason() {
        Fixture fixture;
        fixture.gateway.keyProblem = Error::unavailable("The keychain is locked.");
        fixture.page.addProvider();
        auto* dialog = openDialog<ProviderDialog>();
        QTRY_COMPARE(dialog->findChild<QComboBox*>()->count(), 4);
        auto* field = dialog->findChild<KeyField*>();
        QTest::keyClicks(field, kKey);
        buttonIn(dialog, QStringLiteral("Add provider"))->click();
        QTRY_VERIFY(
            showsIn(dialog, QStringLiteral("its key was not kept: The keychain is locked.")));
        QVERIFY(!field->isEmpty());
        // A second try changes the provider that is there instead of adding another.
        fixture.gateway.keyProblem.reset();
        dialog->findChildren<QRadioButton*>().at(1)->click();
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(fixture.gateway.key.has_value());
        QVERIFY(fixture.gateway.key->sessionOnly);
        QCOMPARE(fixture.gateway.client.timesAsked<admin::AddProvider>(), 1);
        QTRY_VERIFY(openDialog<ProviderDialog>() == nullptr);
    }

    void withoutAKeychainOnlyTheSessionIsOffered() {
        Fixture fixture;
        admin::KindList kinds = cannedKinds();
        kinds.keychainAvailable = false;
        kinds.keychainProblem = "No service answers.";
        fixture.gateway.client.answer<admin::ListKinds>(kinds);
        fixture.page.addProvider();
        auto* dialog = openDialog<ProviderDialog>();
        QTRY_VERIFY(showsIn(dialog, QStringLiteral("No keychain answers on this computer.")));
        const auto places = dialog->findChildren<QRadioButton*>();
        QVERIFY(!places.at(0)->isEnabled());
        QCOMPARE(places.at(0)->toolTip(), QStringLiteral("No service answers."));
        QVERIFY(places.at(1)->isChecked());
        dialog->reject();
    }

    void editingKeepsTheKeyThereIs() {
        Fixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        fixture.selectRow(0);
        QTest::keyClick(&fixture.table(), Qt::Key_Return);
        auto* dialog = openDialog<ProviderDialog>();
        QVERIFY(dialog != nullptr);
        QTRY_COMPARE(dialog->findChild<QComboBox*>()->count(), 4);
        QTRY_COMPARE(dialog->findChild<QComboBox*>()->currentText(), QStringLiteral("Anthropic"));
        buttonIn(dialog, QStringLiteral("Save provider"))->click();
        QTRY_VERIFY(fixture.gateway.updated.has_value());
        QCOMPARE(fixture.gateway.updated->settings.key, std::string("keychain:anthropic"));
        QCOMPARE(fixture.gateway.client.timesAsked<admin::SetProviderKey>(), 0);
    }

    void editingGivesNoKeyToOneThatHasNone() {
        Fixture fixture;
        admin::ProviderSettings& settings = fixture.gateway.rows.back().settings;
        settings.name = "keyless";
        settings.baseUrl = "https://keyless.example/v1";
        settings.key.clear();
        QTRY_COMPARE(fixture.table().model()->index(4, 0).data().toString(),
                     QStringLiteral("keyless"));
        fixture.selectRow(4);
        QTest::keyClick(&fixture.table(), Qt::Key_Return);
        auto* dialog = openDialog<ProviderDialog>();
        QVERIFY(dialog != nullptr);
        QTRY_COMPARE(dialog->findChild<QComboBox*>()->currentText(),
                     QStringLiteral("OpenAI-compatible"));
        buttonIn(dialog, QStringLiteral("Save provider"))->click();
        QTRY_VERIFY(fixture.gateway.updated.has_value());
        QCOMPARE(fixture.gateway.updated->settings.key, std::string("none"));
    }

    void aRemovalCanBeUndone() {
        Fixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        QSignalSpy toasts(&fixture.page, &Page::toastAsked);
        fixture.selectRow(1);
        buttonIn(&fixture.page, QStringLiteral("Remove openai"))->click();
        QTRY_COMPARE(fixture.count(), 4);
        QCOMPARE(toasts.count(), 1);
        const auto toast = toasts.first().first().value<ToastMessage>();
        QCOMPARE(toast.action, QStringLiteral("Undo"));
        toast.run();
        QTRY_COMPARE(fixture.count(), 5);
        QCOMPARE(fixture.table().model()->index(1, 0).data().toString(), QStringLiteral("openai"));
    }

    void aRefusedRemovalSaysWhyAndLeavesNothingToUndo() {
        Fixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        fixture.gateway.client.refuse<admin::RemoveProvider>(
            Error::conflict("Model auto still names it."));
        fixture.selectRow(1);
        buttonIn(&fixture.page, QStringLiteral("Remove openai"))->click();
        QTRY_VERIFY(showsIn(&fixture.page, QStringLiteral("It was not done.")));
        QVERIFY(buttonIn(&fixture.page, QStringLiteral("Undo")) == nullptr);
        buttonIn(&fixture.page, QStringLiteral("Close"))->click();
        QVERIFY(!showsIn(&fixture.page, QStringLiteral("It was not done.")));
    }

    void aLockedKeychainOffersTheSession() {
        Fixture fixture;
        QTRY_VERIFY(showsIn(&fixture.page, QStringLiteral("The keychain is locked for cohere.")));
        buttonIn(&fixture.page, QStringLiteral("Use for this session"))->click();
        auto* dialog = openDialog<KeyDialog>();
        QVERIFY(dialog != nullptr);
        QTest::keyClicks(dialog->findChild<KeyField*>(), kKey);
        QCOMPARE(unnamedControls(dialog), QStringList());
        buttonIn(dialog, QStringLiteral("Keep key"))->click();
        QTRY_VERIFY(fixture.gateway.key.has_value());
        QVERIFY(fixture.gateway.key->sessionOnly);
        QCOMPARE(fixture.gateway.key->name, std::string("cohere"));
    }

    void aReadOnlyDocumentDisablesEditingAndSaysWhy() {
        Fixture fixture;
        QTRY_VERIFY(fixture.model.isKnown());
        fixture.gateway.rows.pop_back();  // its notice would come first
        admin::GatewayStatus status = cannedStatus();
        status.policyReadOnly = true;
        status.policyFile = "/etc/weir/weir.yaml";
        fixture.gateway.client.answer<admin::GetStatus>(status);
        fixture.model.refresh();
        QTRY_VERIFY(showsIn(&fixture.page, QStringLiteral("Managed by /etc/weir/weir.yaml.")));
        fixture.selectRow(0);
        Button* edit = buttonIn(&fixture.page, QStringLiteral("Edit"));
        QVERIFY(!edit->isEnabled());
        QVERIFY(edit->toolTip().contains(QStringLiteral("/etc/weir/weir.yaml")));
        QVERIFY(buttonIn(&fixture.page, QStringLiteral("Test"))->isEnabled());
    }

    void aWipedFieldHoldsNothing() {
        KeyField field;
        QTest::keyClicks(&field, QStringLiteral("  ") + kKey + QStringLiteral(" "));
        QCOMPARE(field.secret().reveal(), std::string_view("sk-canary-5b1f77"));
        field.wipe();
        QVERIFY(field.isEmpty());
        QVERIFY(!field.isUndoAvailable());
    }

    void aLongLanguageFits() {
        Fixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        fixture.page.addProvider();
        auto* dialog = openDialog<ProviderDialog>();
        QTRY_COMPARE(dialog->findChild<QComboBox*>()->count(), 4);
        PseudoLocale locale;
        qApp->installTranslator(&locale);
        [[maybe_unused]] const bool fits =
            QTest::qWaitFor([dialog] { return cutTexts(dialog).isEmpty(); }, 2'000);
        const QStringList cut = cutTexts(dialog) + cutTexts(&fixture.page);
        dialog->reject();
        qApp->removeTranslator(&locale);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestProvidersPage)
#include "test_providers_page.moc"
