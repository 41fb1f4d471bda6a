// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QtTest>

#include "tests/ui/providers/fixture.hpp"
#include "ui/providers/pause_dialog.hpp"
#include "ui/providers/pause_orders.hpp"
#include "ui/providers/provider_model.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/toast.hpp"

namespace weir::ui {

// Taking a provider out of use and back, and how the list shows what keeps calls from it.
class TestPauses : public QObject {
    Q_OBJECT

    static QString stateOf(ProvidersFixture& fixture, int row) {
        return fixture.table().model()->index(row, ProviderModel::State).data().toString();
    }
    static QString hintOf(ProvidersFixture& fixture, int row, int column) {
        return fixture.table().model()->index(row, column).data(Qt::ToolTipRole).toString();
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void pausesForATimeAndBringsBackWhatWasUndone() {
        ProvidersFixture fixture;
        std::vector<ToastMessage> toasts;
        connect(&fixture.page, &ProvidersPage::toastAsked, this,
                [&toasts](const ToastMessage& message) { toasts.push_back(message); });
        QTRY_COMPARE(fixture.count(), 5);
        fixture.selectRow(1);
        QVERIFY(buttonIn(&fixture.page, QStringLiteral("Resume")) == nullptr);
        buttonIn(&fixture.page, QStringLiteral("Pause…"))->click();
        auto* dialog = openDialog<PauseDialog>();
        QVERIFY(dialog != nullptr);
        dialog->findChild<QComboBox*>()->setCurrentIndex(2);
        dialog->findChildren<QLineEdit*>().last()->setText(QStringLiteral(" new key "));
        buttonIn(dialog, QStringLiteral("Pause"))->click();

        QTRY_COMPARE(stateOf(fixture, 1), QStringLiteral("Paused, 2 left"));
        const admin::PausedTarget& paused = fixture.gateway.rows[1].paused.front();
        QCOMPARE(paused.reason, std::string("new key"));
        QCOMPARE(paused.model, std::string());
        const auto left = paused.until - SystemClock().now();
        QVERIFY(left > std::chrono::minutes(58) && left <= std::chrono::minutes(60));
        QVERIFY(hintOf(fixture, 1, ProviderModel::State).contains(QStringLiteral("new key")));
        QVERIFY(buttonIn(&fixture.page, QStringLiteral("Pause…")) == nullptr);

        QCOMPARE(toasts.size(), std::size_t(1));
        toasts.back().run();
        QTRY_COMPARE(stateOf(fixture, 1), QStringLiteral("Up"));
        QCOMPARE(toasts.size(), std::size_t(2));
        toasts.back().run();  // the undoing is undone, with the same end and reason
        QTRY_COMPARE(stateOf(fixture, 1), QStringLiteral("Paused, 2 left"));
        QCOMPARE(fixture.gateway.rows[1].paused.front().reason, std::string("new key"));

        buttonIn(&fixture.page, QStringLiteral("Resume"))->click();
        QTRY_COMPARE(stateOf(fixture, 1), QStringLiteral("Up"));
    }

    void ofSeveralPausesAMenuAsksWhich() {
        ProvidersFixture fixture;
        admin::PausedTarget one;
        one.provider = "openai";
        one.model = "gpt-5";
        admin::PausedTarget other = one;
        other.model = "gpt-5-mini";
        fixture.gateway.rows[1].paused = {one, other};
        QTRY_COMPARE(fixture.count(), 5);
        fixture.selectRow(1);
        QTRY_COMPARE(stateOf(fixture, 1), QStringLiteral("Up, 2 paused"));
        QVERIFY(buttonIn(&fixture.page, QStringLiteral("Pause…")) != nullptr);
        buttonIn(&fixture.page, QStringLiteral("Resume"))->click();
        auto* menu = fixture.page.findChild<QMenu*>();
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().size(), 2);
        QCOMPARE(menu->actions().last()->text(), QStringLiteral("openai/gpt-5-mini"));
        menu->actions().last()->trigger();
        QTRY_COMPARE(stateOf(fixture, 1), QStringLiteral("Up, 1 paused"));
    }

    void whatCannotBePausedSaysWhy() {
        ProvidersFixture fixture;
        fixture.gateway.client.on<admin::PauseProvider>([](const admin::PauseProvider&) {
            return Result<admin::PausedTarget>(
                Error::notFound("The provider openai does not serve 'x'."));
        });
        QTRY_COMPARE(fixture.count(), 5);
        fixture.selectRow(1);
        buttonIn(&fixture.page, QStringLiteral("Pause…"))->click();
        auto* dialog = openDialog<PauseDialog>();
        buttonIn(dialog, QStringLiteral("Pause"))->click();
        QTRY_VERIFY(showsIn(dialog, QStringLiteral("does not serve 'x'")));
        QVERIFY(dialog->isVisible());
        dialog->reject();
    }

    void openTargetsAreCountedAndNamed() {
        ProvidersFixture fixture;
        fixture.gateway.rows[1].open = {{"openai/gpt-5", "5 faults in a row", 7'200},
                                        {"openai/gpt-5-mini", "5 faults in a row", 0}};
        QTRY_COMPARE(fixture.count(), 5);
        QTRY_COMPARE(stateOf(fixture, 1), QStringLiteral("Up, 2 open"));
        const QString hint = hintOf(fixture, 1, ProviderModel::State);
        QVERIFY(hint.contains(QStringLiteral("openai/gpt-5 is left alone for 8 s")));
        QVERIFY(hint.contains(QStringLiteral("openai/gpt-5-mini: one call finds out")));
    }

    void severalKeysAreCountedAndEachIsNamed() {
        ProvidersFixture fixture;
        fixture.gateway.rows[1].keys = {{"keychain:one", KeyState::Stored, {}, 401, 0},
                                        {"keychain:two", KeyState::Stored, {}, 0, 0},
                                        {"env:THREE", KeyState::Missing, {}, 0, 0}};
        QTRY_COMPARE(fixture.count(), 5);
        const auto text = [&] {
            return fixture.table().model()->index(1, ProviderModel::Key).data().toString();
        };
        QTRY_COMPARE(text(), QStringLiteral("1 of 3 good"));
        const QString hint = hintOf(fixture, 1, ProviderModel::Key);
        QVERIFY(hint.contains(QStringLiteral("keychain:one: Stored, refused with 401")));
        QVERIFY(hint.contains(QStringLiteral("env:THREE: Missing")));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestPauses)
#include "test_pauses.moc"
