// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <memory>
#include <vector>

#include "engine/control/admin/filter/filter.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/hands.hpp"
#include "tests/ui/support/http_listener.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/main_window.hpp"
#include "ui/window/page.hpp"
#include "ui/window/shell.hpp"

namespace weir::ui {

// The whole window as it opens, before a gateway of canned answers and of `live` and `booked`
// calls, and a person before it.
class TaskScene {
public:
    TaskScene() {
        answerAll(client);
        client.on<admin::ListTraffic>([this](const admin::ListTraffic& asked) {
            admin::TrafficBatch batch;
            batch.next = asked.after;
            for (const admin::ExchangeRow& row : live) {
                if (row.sequence > asked.after) {
                    batch.rows.push_back(row);
                    batch.next = row.sequence;
                }
            }
            return Result<admin::TrafficBatch>(batch);
        });
        client.on<admin::ListOlderTraffic>([this](const admin::ListOlderTraffic& asked) {
            const auto filter = std::get<admin::Filter>(admin::Filter::parse(asked.filter, {}));
            admin::OlderTraffic page{{}, asked.before, true, asked.since, {}};
            for (const admin::ExchangeRow& row : booked) {
                if (filter.matches(row) && row.startedAt >= asked.since &&
                    (asked.before.empty() || row.id < asked.before)) {
                    page.rows.push_back(row);
                }
            }
            std::ranges::sort(page.rows, std::greater<>(), &admin::ExchangeRow::id);
            return Result<admin::OlderTraffic>(page);
        });
        client.on<admin::GetExchange>([this](const admin::GetExchange& asked) {
            for (const auto* rows : {&live, &booked}) {
                const auto found = std::ranges::find(*rows, asked.id, &admin::ExchangeRow::id);
                if (found != rows->end()) {
                    return Result<admin::ExchangeDetail>(cannedDetail(*found));
                }
            }
            return Result<admin::ExchangeDetail>(Error::notFound("There is no such exchange."));
        });
        live = cannedRows();
    }

    void open(QSize size = {1440, 900}) {
        shell =
            std::make_unique<Shell>(*qApp, ShellPorts{client, autostart, settingsFile(), remote});
        window().resize(size);
        window().show();
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QTRY_VERIFY(shell->gateway().isKnown());
    }

    QString settingsFile() const { return home.filePath(QStringLiteral("ui.ini")); }
    MainWindow& window() { return shell->window(); }
    Hands& hands() {
        if (!m_hands) {
            m_hands = std::make_unique<Hands>(window());
        }
        return *m_hands;
    }

    // All that was asked is answered, and what that led to; but for what waits for a timer.
    void untilAnswered() {
        std::size_t asked = 0;
        do {
            asked = client.asked().size();
            QCoreApplication::processEvents();
        } while (client.asked().size() > asked);
        QCoreApplication::processEvents();
    }

    // What a person does who knows its name.
    void runByName(const QString& name) {
        hands().key(Qt::Key_K, Qt::ControlModifier);
        hands().type(name);
        hands().key(Qt::Key_Return);
    }

    // What is seen on the window; null: none is.
    template <class Widget>
    Widget* seen(const QString& accessibleName = {}) {
        for (QWidget* top : QApplication::topLevelWidgets()) {
            for (Widget* each : top->findChildren<Widget*>()) {
                if (each->isVisible() &&
                    (accessibleName.isEmpty() || each->accessibleName() == accessibleName)) {
                    return each;
                }
            }
        }
        return nullptr;
    }
    // The button with this text, on whatever window is before the others.
    template <class Button>
    Button* button(const QString& text) {
        for (QWidget* top : QApplication::topLevelWidgets()) {
            for (Button* each : top->findChildren<Button*>()) {
                if (each->isVisible() && each->text() == text) {
                    return each;
                }
            }
        }
        return nullptr;
    }
    bool says(const QString& words) {
        const auto tops = QApplication::topLevelWidgets();
        return std::ranges::any_of(
            tops, [&](const QWidget* top) { return top->isVisible() && hasWords(*top, words); });
    }

    QTemporaryDir home;
    FakeAdminClient client;
    FakeAutostart autostart;
    RemotePorts remote;
    std::vector<admin::ExchangeRow> live;
    std::vector<admin::ExchangeRow> booked;
    std::unique_ptr<Shell> shell;

private:
    std::unique_ptr<Hands> m_hands;
};

// The steps of a task are as few as they are meant to be; both are told.
#define COMPARE_STEPS(hands, mostSteps, mostCharacters)                                       \
    do {                                                                                      \
        qInfo("%s: %s", QTest::currentTestFunction(), qPrintable((hands).told()));            \
        QVERIFY2((hands).count().steps() <= (mostSteps), qPrintable((hands).told()));         \
        QVERIFY2((hands).count().characters <= (mostCharacters), qPrintable((hands).told())); \
    } while (false)

}  // namespace weir::ui
