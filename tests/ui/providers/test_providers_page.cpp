// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "tests/ui/providers/fixture.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/providers/key_dialog.hpp"
#include "ui/providers/key_field.hpp"
#include "ui/providers/provider_dialog.hpp"
#include "ui/providers/provider_model.hpp"
#include "ui/providers/provider_notice.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

class TestProvidersPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void itsBadgeIsRightBeforeThePageIsOpened() {
        ProvidersGateway gateway;
        GatewayModel model(gateway.client);
        const ProvidersPage page(gateway.client, model);
        model.refresh();
        QTRY_COMPARE(page.badge(), QStringLiteral("5"));
    }

    void aLostGatewayIsSaidOnceAndNotHere() {
        ProvidersFixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        const auto* notice = fixture.page.findChild<NoticeBar*>();
        fixture.gateway.client.refuse<admin::ListProviders>(Error::unavailable("No answer."));
        fixture.page.hide();
        fixture.page.show();  // asks at once
        QTRY_VERIFY(showsIn(&fixture.page, QStringLiteral("The gateway does not answer.")));
        fixture.gateway.client.refuse<admin::GetStatus>(Error::unavailable("No answer."));
        fixture.model.refresh();
        QTRY_VERIFY(!notice->isVisible());
    }

    void theListIsAModelAndKeepsItsSelection() {
        ProvidersFixture fixture;
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

    void aRemovalCanBeUndone() {
        ProvidersFixture fixture;
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
        ProvidersFixture fixture;
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
        ProvidersFixture fixture;
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
        ProvidersFixture fixture;
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

    // A ring without a selection would be a row that no key acts on.
    void withTheFocusComesASelection() {
        ProvidersFixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.page));
        fixture.page.focusTarget()->setFocus(Qt::ShortcutFocusReason);
        QTRY_COMPARE(fixture.count(), 5);
        QTRY_VERIFY(fixture.table().selectionModel()->isRowSelected(0));
        QTest::keyClick(&fixture.table(), Qt::Key_Return);
        auto* dialog = openDialog<ProviderDialog>();
        QVERIFY(dialog != nullptr);
        dialog->reject();
    }

    void aRefusedUndoCanBeTriedAgain() {
        ProvidersFixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        fixture.selectRow(1);
        buttonIn(&fixture.page, QStringLiteral("Remove openai"))->click();
        QTRY_COMPARE(fixture.count(), 4);
        fixture.gateway.restoreProblem = Error::conflict("The document was changed meanwhile.");
        buttonIn(&fixture.page, QStringLiteral("Undo"))->click();
        QTRY_VERIFY(showsIn(&fixture.page, QStringLiteral("It was not done.")));
        fixture.gateway.restoreProblem.reset();
        QVERIFY(buttonIn(&fixture.page, QStringLiteral("Undo")) != nullptr);
        buttonIn(&fixture.page, QStringLiteral("Undo"))->click();
        QTRY_COMPARE(fixture.count(), 5);
        QVERIFY(buttonIn(&fixture.page, QStringLiteral("Undo")) == nullptr);
    }

    // Undone by key meanwhile, it must not undo the one before.
    void aMessageUndoesItsOwnRemovalOnly() {
        ProvidersFixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        QSignalSpy toasts(&fixture.page, &Page::toastAsked);
        fixture.selectRow(0);
        buttonIn(&fixture.page, QStringLiteral("Remove anthropic"))->click();
        QTRY_COMPARE(fixture.count(), 4);
        fixture.selectRow(0);
        buttonIn(&fixture.page, QStringLiteral("Remove openai"))->click();
        QTRY_COMPARE(fixture.count(), 3);
        const auto message = toasts.last().first().value<ToastMessage>();
        buttonIn(&fixture.page, QStringLiteral("Undo"))->click();
        QTRY_COMPARE(fixture.count(), 4);
        // What takes the place of the message offers nothing.
        QCOMPARE(toasts.last().first().value<ToastMessage>().text,
                 QStringLiteral("openai is back."));
        const int asked = fixture.gateway.client.timesAsked<admin::RestoreProvider>();
        message.run();
        QCOMPARE(fixture.gateway.client.timesAsked<admin::RestoreProvider>(), asked);
    }

    void anEmptyPageHasOnePrimaryButton() {
        ProvidersFixture fixture;
        fixture.gateway.rows.clear();
        auto* add = qobject_cast<Button*>(fixture.page.headerControls());
        QTRY_VERIFY(showsIn(&fixture.page, QStringLiteral("No provider.")));
        QCOMPARE(add->kind(), ButtonKind::Normal);
        fixture.gateway.rows = cannedProviders();
        QTRY_COMPARE(add->kind(), ButtonKind::Primary);
    }

    void aLockedKeychainPromisesNoTargetThereIsNot() {
        std::vector<admin::ProviderRow> rows = cannedProviders();
        const std::vector<admin::ProviderRow> alone{rows.back()};
        QCOMPARE(keyNoticeOf(alone)->state, KeyState::Locked);
        QVERIFY(!keyNoticeOf(alone)->text.contains(QStringLiteral("next target")));
        QVERIFY(keyNoticeOf(rows)->text.contains(QStringLiteral("next target")));
    }

    void unlockReadsTheKeyAgain() {
        ProvidersFixture fixture;
        QTRY_VERIFY(buttonIn(&fixture.page, QStringLiteral("Unlock")) != nullptr);
        buttonIn(&fixture.page, QStringLiteral("Unlock"))->click();
        QCOMPARE(fixture.gateway.client.timesAsked<admin::RetryProviderKey>(), 1);
    }

    void severalDialectsAreCountedAndNamedInTheTooltip() {
        ProviderModel model;
        std::vector<admin::ProviderRow> rows = cannedProviders();
        rows[1].dialects = {"openai_chat", "openai_responses"};
        model.setProviders(rows);
        QCOMPARE(model.index(0, ProviderModel::Dialects).data().toString(),
                 QStringLiteral("anthropic"));
        const QModelIndex several = model.index(1, ProviderModel::Dialects);
        QVERIFY(several.data().toString().startsWith(QLatin1Char('2')));
        QCOMPARE(several.data(Qt::ToolTipRole).toString(),
                 QStringLiteral("openai_chat, openai_responses"));
    }

    // In a long language; the room is what the addresses leave.
    void wordsAreNotCutBesideFreeRoom() {
        PseudoLocale locale;
        qApp->installTranslator(&locale);
        ProvidersFixture fixture;
        fixture.page.resize(1700, 700);
        QTRY_COMPARE(fixture.count(), 5);
        const QFontMetrics letters(font(TextRole::Body));
        for (int row = 0; row < fixture.count(); ++row) {
            for (const int column : {ProviderModel::Key, ProviderModel::State}) {
                const QString word = fixture.table().model()->index(row, column).data().toString();
                const int needed = letters.horizontalAdvance(word) + metrics().iconRow +
                                   metrics().iconGap + 2 * metrics().cellPadding;
                QVERIFY2(needed <= fixture.table().columnWidth(column), qPrintable(word));
            }
        }
        qApp->removeTranslator(&locale);
    }

    void theStripEndsWhereThePageDoes() {
        ProvidersFixture fixture;
        QTRY_COMPARE(fixture.count(), 5);
        const QImage image = fixture.table().viewport()->grab().toImage();
        const QRect cell =
            fixture.table().visualRect(fixture.table().model()->index(0, ProviderModel::Minutes));
        const QRgb bar = color(Token::Ok).rgb();
        int last = 0;
        for (int x = cell.left(); x < image.width(); ++x) {
            last = image.pixel(x, cell.center().y()) == bar ? x : last;
        }
        QVERIFY(last > cell.left());
        QVERIFY2(last < image.width() - metrics().edgeRight, qPrintable(QString::number(last)));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestProvidersPage)
#include "test_providers_page.moc"
