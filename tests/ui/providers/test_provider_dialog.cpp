// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QTreeWidget>

#include "tests/ui/providers/fixture.hpp"
#include "tests/ui/support/canned_kinds.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/providers/key_field.hpp"
#include "ui/providers/kind_box.hpp"
#include "ui/providers/offer_list.hpp"
#include "ui/providers/provider_dialog.hpp"
#include "ui/theme/theme.hpp"

namespace weir::ui {

namespace {

template <class Field>
Field* fieldNamed(QWidget* dialog, const char* name) {
    const auto fields = dialog->findChildren<Field*>();
    const auto found = std::find_if(fields.begin(), fields.end(), [name](const Field* each) {
        return each->accessibleName() == QLatin1String(name);
    });
    return found == fields.end() ? nullptr : *found;
}

QLineEdit* address(QWidget* dialog) {
    return fieldNamed<QLineEdit>(dialog, "Address");
}

// The dialog for a provider that is not there yet, when its kinds have arrived.
ProviderDialog* newProvider(ProvidersFixture& fixture) {
    fixture.page.addProvider();
    auto* dialog = openDialog<ProviderDialog>();
    const auto* kinds = dialog->findChild<QComboBox*>();
    if (!QTest::qWaitFor([kinds] { return kinds->count() > 0; })) {
        qFatal("the dialog has no kinds");
    }
    return dialog;
}

}  // namespace

class TestProviderDialog : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void aPersonAddsAProviderWithAKey() {
        ProvidersFixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        fixture.page.addProvider();
        auto* dialog = openDialog<ProviderDialog>();
        QVERIFY(dialog != nullptr);
        auto* kinds = dialog->findChild<QComboBox*>();
        QTRY_VERIFY(kinds->count() > 0);
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
        ProvidersFixture fixture;
        ProviderDialog* dialog = newProvider(fixture);
        auto* field = dialog->findChild<KeyField*>();
        QTest::keyClicks(field, kKey);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QCOMPARE(fixture.gateway.client.timesAsked<admin::AddProvider>(), 0);
        dialog->reject();
    }

    void aKeyThatIsNotKeptLeavesTheDialogOpenWithTheReason() {
        ProvidersFixture fixture;
        fixture.gateway.keyProblem = Error::unavailable("The keychain is locked.");
        ProviderDialog* dialog = newProvider(fixture);
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
        ProvidersFixture fixture;
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
        ProvidersFixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        fixture.selectRow(0);
        QTest::keyClick(&fixture.table(), Qt::Key_Return);
        auto* dialog = openDialog<ProviderDialog>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(dialog->findChild<QComboBox*>()->count() > 0);
        QTRY_COMPARE(dialog->findChild<QComboBox*>()->currentText(), QStringLiteral("Anthropic"));
        buttonIn(dialog, QStringLiteral("Save provider"))->click();
        QTRY_VERIFY(fixture.gateway.updated.has_value());
        QCOMPARE(fixture.gateway.updated->settings.key, std::string("keychain:anthropic"));
        QCOMPARE(fixture.gateway.client.timesAsked<admin::SetProviderKey>(), 0);
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
        ProvidersFixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        ProviderDialog* dialog = newProvider(fixture);
        PseudoLocale locale;
        qApp->installTranslator(&locale);
        // It takes a turn of the event loop to get to every widget.
        QTRY_VERIFY(buttonIn(dialog, QStringLiteral("Test")) == nullptr);
        QStringList cut = settledCutTexts(dialog);
        cut += cutTexts(&fixture.page);
        dialog->reject();
        qApp->removeTranslator(&locale);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    }

    // The kinds come later than the test is asked for.
    void aTestOfAProviderThatIsThereNamesItsKindAndKey() {
        ProvidersFixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        std::optional<admin::TestProvider> tested;
        fixture.gateway.client.on<admin::TestProvider>([&](const admin::TestProvider& asked) {
            tested = asked;
            return Result<admin::TestReport>(admin::TestReport{});
        });
        fixture.selectRow(0);
        buttonIn(&fixture.page, QStringLiteral("Test"))->click();
        QTRY_VERIFY(tested.has_value());
        QCOMPARE(tested->settings.kind, std::string("anthropic"));
        QCOMPARE(tested->settings.key, std::string("keychain:anthropic"));
        openDialog<ProviderDialog>()->reject();
    }

    void whatNobodyTouchedStaysAsItIs_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("local");
        QTest::addColumn<bool>("keychain");
        for (const char* key :
             {"none", "keychain:shared", "session", "env:OUR_KEY", "file:k.txt"}) {
            for (const bool local : {false, true}) {
                QTest::addRow("%s %s", key, local ? "local" : "remote")
                    << QString::fromLatin1(key) << local << true;
                QTest::addRow("%s %s without keychain", key, local ? "local" : "remote")
                    << QString::fromLatin1(key) << local << false;
            }
        }
    }

    void whatNobodyTouchedStaysAsItIs() {
        QFETCH(QString, key);
        QFETCH(bool, local);
        QFETCH(bool, keychain);
        ProvidersFixture fixture;
        admin::KindList kinds = cannedKinds();
        kinds.keychainAvailable = keychain;
        fixture.gateway.client.answer<admin::ListKinds>(kinds);
        admin::ProviderSettings settings;
        settings.name = "house";
        settings.kind = "compatible";
        settings.baseUrl = "https://models.example:8443/v1/";
        settings.key = key.toStdString();
        settings.local = local;
        settings.free = true;
        settings.ca = "/etc/house.pem";
        settings.serve = {"a", "b"};
        ProviderDialog dialog(fixture.gateway.client, settings, nullptr);
        dialog.show();
        QTRY_VERIFY(dialog.findChild<QComboBox*>()->count() > 0);
        buttonIn(&dialog, QStringLiteral("Save provider"))->click();
        QTRY_VERIFY(fixture.gateway.updated.has_value());
        const admin::ProviderSettings& saved = fixture.gateway.updated->settings;
        QCOMPARE(saved.key, settings.key);
        QCOMPARE(saved.baseUrl, settings.baseUrl);
        QCOMPARE(saved.kind, settings.kind);
        QCOMPARE(saved.local, settings.local);
        QCOMPARE(saved.free, settings.free);
        QCOMPARE(saved.ca, settings.ca);
        QVERIFY(saved.serve == settings.serve);
        QCOMPARE(fixture.gateway.client.timesAsked<admin::SetProviderKey>(), 0);
    }

    void whatTheProviderDoesWithCallsIsSaid() {
        ProvidersFixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        fixture.selectRow(0);
        QTest::keyClick(&fixture.table(), Qt::Key_Return);
        auto* dialog = openDialog<ProviderDialog>();
        QTRY_VERIFY(dialog->findChild<QComboBox*>()->count() > 0);
        auto* region = fieldNamed<QLineEdit>(dialog, "Region");
        auto* training = fieldNamed<QComboBox>(dialog, "Trains on calls");
        auto* keeps = fieldNamed<QSpinBox>(dialog, "Keeps calls");
        QVERIFY(region != nullptr && training != nullptr && keeps != nullptr);
        QCOMPARE(keeps->text(), QStringLiteral("not said"));
        region->setText(QStringLiteral(" EU "));
        training->setCurrentIndex(training->findText(QStringLiteral("no")));
        keeps->setValue(1);
        QCOMPARE(keeps->text(), QStringLiteral("1 day"));
        QTRY_COMPARE(cutTexts(dialog), QStringList());
        buttonIn(dialog, QStringLiteral("Save provider"))->click();
        QTRY_VERIFY(fixture.gateway.updated.has_value());
        const DataPolicy wanted{"eu", Known::No, 1};
        QCOMPARE(fixture.gateway.updated->settings.data, wanted);
    }

    void anotherPlaceForTheKeyIsTaken() {
        ProvidersFixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        fixture.selectRow(0);
        QTest::keyClick(&fixture.table(), Qt::Key_Return);
        auto* dialog = openDialog<ProviderDialog>();
        QTRY_VERIFY(dialog->findChild<QComboBox*>()->count() > 0);
        dialog->findChildren<QRadioButton*>().at(1)->click();
        buttonIn(dialog, QStringLiteral("Save provider"))->click();
        QTRY_VERIFY(fixture.gateway.updated.has_value());
        QCOMPARE(fixture.gateway.updated->settings.key, std::string("session"));
    }

    void aProviderThatListsNoModelsIsToldThem() {
        ProvidersFixture fixture;
        ProviderDialog* dialog = newProvider(fixture);
        dialog->findChild<KindBox*>()->choose("azure");
        auto* models = fieldNamed<QLineEdit>(dialog, "Models to offer");
        QVERIFY(models != nullptr && models->isVisible());
        QVERIFY(!showsIn(dialog, QStringLiteral("The test lists the models of the provider, and "
                                                "makes one call of a few tokens to one of them: "
                                                "less than $0.001, or nothing where calls are "
                                                "free. Nothing is stored.")));
        QVERIFY(showsIn(dialog, QStringLiteral("The test makes one call of a few tokens to one of "
                                               "the models to offer: less than $0.001, or nothing "
                                               "where calls are free. Nothing is stored.")));
        QCOMPARE(address(dialog)->placeholderText(),
                 QStringLiteral("https://RESOURCE.openai.azure.com/openai/v1"));
        QTest::keyClicks(dialog->findChild<KeyField*>(), kKey);
        Button* add = buttonIn(dialog, QStringLiteral("Add provider"));
        // What an address looks like is none.
        QCOMPARE(add->toolTip(), QStringLiteral("The provider needs an address."));
        QTest::keyClicks(address(dialog), QStringLiteral("https://x.openai.azure.com/openai/v1"));
        QTest::keyClicks(models, QStringLiteral("chat, small one,"));
        add->click();
        QTRY_VERIFY(fixture.gateway.key.has_value());
        const admin::ProviderSettings& settings = fixture.gateway.rows.back().settings;
        QVERIFY((settings.serve == std::vector<std::string>{"chat", "small one"}));
        QCOMPARE(settings.baseUrl, std::string("https://x.openai.azure.com/openai/v1"));

        QTRY_VERIFY(openDialog<ProviderDialog>() == nullptr);
        ProviderDialog* other = newProvider(fixture);
        QVERIFY(!fieldNamed<QLineEdit>(other, "Models to offer")->isVisible());
        other->reject();
    }

    void aTestIsToldOnlyOfWhatItTested() {
        ProvidersFixture fixture;
        ProviderDialog* dialog = newProvider(fixture);
        QTest::keyClicks(dialog->findChild<KeyField*>(), kKey);
        buttonIn(dialog, QStringLiteral("Test"))->click();
        QTRY_VERIFY(showsIn(dialog, QStringLiteral("passed in")));
        auto* offers = dialog->findChild<OfferList*>();
        offers->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        QTest::keyClicks(address(dialog), QStringLiteral("https://elsewhere.example/v1"));
        QVERIFY(!showsIn(dialog, QStringLiteral("passed in")));
        QVERIFY(!offers->isVisible());
        buttonIn(dialog, QStringLiteral("Add provider"))->click();
        QTRY_VERIFY(fixture.gateway.key.has_value());
        QVERIFY(fixture.gateway.rows.back().settings.serve.empty());
    }

    void anAnswerToATestOfAnotherAddressIsDropped() {
        ProvidersFixture fixture;
        ProviderDialog* dialog = newProvider(fixture);
        QTest::keyClicks(dialog->findChild<KeyField*>(), kKey);
        buttonIn(dialog, QStringLiteral("Test"))->click();
        QTest::keyClicks(address(dialog), QStringLiteral("x"));
        QCoreApplication::processEvents();
        QVERIFY(showsIn(dialog, QStringLiteral("not run yet")));
        dialog->reject();
    }

    // An empty list means all in the document.
    void atLeastOneModelIsOffered() {
        ProvidersFixture fixture;
        ProviderDialog* dialog = newProvider(fixture);
        QTest::keyClicks(dialog->findChild<KeyField*>(), kKey);
        buttonIn(dialog, QStringLiteral("Test"))->click();
        auto* offers = dialog->findChild<OfferList*>();
        QTRY_COMPARE(offers->topLevelItemCount(), 2);
        Button* add = buttonIn(dialog, QStringLiteral("Add provider"));
        QVERIFY(add->isEnabled());
        offers->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        QVERIFY(add->isEnabled());
        QVERIFY(showsIn(dialog, QStringLiteral("Models to offer: 1 of 2")));
        offers->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
        QVERIFY(!add->isEnabled());
        QCOMPARE(add->toolTip(), QStringLiteral("Offer at least one model."));
        dialog->reject();
    }

    void theFocusStaysOnTest() {
        ProvidersFixture fixture;
        fixture.page.addProvider();
        auto* dialog = openDialog<ProviderDialog>();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_VERIFY(dialog->findChild<QComboBox*>()->count() > 0);
        Button* test = buttonIn(dialog, QStringLiteral("Test"));
        test->setFocus();
        QTest::keyClick(test, Qt::Key_Space);
        QTRY_VERIFY(showsIn(dialog, QStringLiteral("passed in")));
        QVERIFY(test->hasFocus());
        dialog->reject();
    }

    // It may have said only now that it is not there.
    void aKeyThatWasNotKeptAsksForTheKeychainAgain() {
        ProvidersFixture fixture;
        ProviderDialog* dialog = newProvider(fixture);
        QTest::keyClicks(dialog->findChild<KeyField*>(), kKey);
        fixture.gateway.keyProblem = Error::unsupported("This desktop has no keychain.");
        admin::KindList kinds = cannedKinds();
        kinds.keychainAvailable = false;
        fixture.gateway.client.answer<admin::ListKinds>(kinds);
        buttonIn(dialog, QStringLiteral("Add provider"))->click();
        QTRY_VERIFY(dialog->findChildren<QRadioButton*>().at(1)->isChecked());
        QVERIFY(showsIn(dialog, QStringLiteral("This desktop has no keychain.")));
        dialog->reject();
    }

    void pricesEndWhereTheirHeadersDo() {
        OfferList offers;
        offers.setOffers(
            {{"model", Pricing::Priced, Price::fromPico(88'000'000), Price::fromPico(88'000'000)}},
            {});
        offers.resize(400, 120);
        offers.show();
        QCoreApplication::processEvents();
        // The letters of both end within a pixel or two of their box.
        const auto end = [](QWidget* widget, const QRect& within) {
            const QImage image = widget->grab().toImage();
            for (int x = within.right(); x > within.left(); --x) {
                for (int y = within.top(); y < within.bottom(); ++y) {
                    if (qGray(image.pixel(x, y)) < 140) {
                        return within.right() - x;
                    }
                }
            }
            return -1;
        };
        QHeaderView* header = offers.header();
        for (const int column : {1, 2}) {
            const QRect title(header->sectionViewportPosition(column), 2,
                              header->sectionSize(column), header->height() - 6);
            const QRect cell = offers.visualItemRect(offers.topLevelItem(0));
            const QRect price(title.left(), cell.top(), title.width(), cell.height());
            const int ofTitle = end(header->viewport(), title);
            const int ofPrice = end(offers.viewport(), price);
            QVERIFY(ofTitle > 0 && ofPrice > 0);
            QVERIFY2(std::abs(ofTitle - ofPrice) <= 2,
                     qPrintable(QStringLiteral("%1 %2").arg(ofTitle).arg(ofPrice)));
        }
    }

    void theDialogSaysWhatATestCosts() {
        ProvidersFixture fixture;
        fixture.page.addProvider();
        auto* dialog = openDialog<ProviderDialog>();
        QVERIFY(showsIn(dialog, QStringLiteral("makes one call of a few tokens")));
        dialog->reject();
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestProviderDialog)
#include "test_provider_dialog.moc"
