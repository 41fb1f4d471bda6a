// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QVBoxLayout>
#include <QtTest>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/http_listener.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/playground/answer_widget.hpp"
#include "ui/playground/composer.hpp"
#include "ui/playground/growing_text.hpp"
#include "ui/playground/lane_view.hpp"
#include "ui/playground/playground_page.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

inline QByteArray chatEvent(const QByteArray& words) {
    return "data: {\"choices\":[{\"delta\":{\"content\":\"" + words + "\"}}]}\n\n";
}

// A page in a window that has its shortcuts, on a gateway that answers as the test says.
struct PlaygroundFixture {
    explicit PlaygroundFixture(const QByteArray& answer = {})
        : listener(answer),
          store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat),
          gateway(client),
          calls(client, store),
          registry(&window) {
        answerAll(client);
        admin::GatewayStatus status = cannedStatus();
        status.address = listener.address();
        client.answer<admin::GetStatus>(status);
        client.answer<admin::ListModels>(
            {{{"gpt-4o-mini", {"openai/gpt-4o-mini"}, {"openai_chat"}},
              {"claude-sonnet-4-5", {"anthropic/claude-sonnet-4-5"}, {"anthropic"}},
              {"qwen3", {"local/qwen3"}, {"anthropic", "openai_chat"}},
              {"strange", {"x/strange"}, {"telepathy"}}},
             {}});
        client.on<admin::GetExchange>([this](const admin::GetExchange& asked) {
            admin::ExchangeDetail detail;
            detail.row = row;
            detail.row.id = asked.id;
            return Result<admin::ExchangeDetail>(detail);
        });
        page = new PlaygroundPage(client, gateway, calls, store);
        (new QVBoxLayout(&window))->addWidget(page);
        page->addActions(registry);
        window.resize(1240, 760);
        window.show();
        window.activateWindow();
        gateway.refresh();
    }
    bool ready() {
        return QTest::qWaitForWindowActive(&window) &&
               QTest::qWaitFor([this] { return lane(0).lane().model() == u"gpt-4o-mini"; });
    }
    LaneView& lane(qsizetype number) { return *page->findChildren<LaneView*>().at(number); }
    const LaneAnswer& answer(qsizetype number = 0) {
        return lane(number).lane().turns().back().answer;
    }
    QPlainTextEdit& message() {
        return *page->findChild<Composer*>()->findChild<QPlainTextEdit*>();
    }
    Button* button(const QString& text) {
        const auto buttons = page->findChildren<Button*>();
        for (Button* each : buttons) {
            if (each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }
    bool says(const QString& words) {
        const auto answers = page->findChildren<GrowingText*>();
        if (std::ranges::any_of(answers, [&words](const GrowingText* text) {
                return text->isVisible() && text->toPlainText().contains(words);
            })) {
            return true;
        }
        return hasWords(*page, words);
    }
    // As a person does.
    void say(const QString& words) {
        calls.key.agree();
        message().setFocus();
        QTest::keyClicks(&message(), words);
        QTest::keyClick(&message(), Qt::Key_Return, Qt::ControlModifier);
    }
    QJsonArray messagesSent(std::size_t call) {
        return QJsonDocument::fromJson(listener.body(call)).object().value(u"messages").toArray();
    }
    static QByteArray head(int status = 200, const QByteArray& type = "text/event-stream") {
        return HttpListener::head(
            status, type,
            "X-Weir-Exchange: " + QByteArray::fromStdString(cannedId(9).text()) + "\r\n");
    }

    HttpListener listener;
    QTemporaryDir home;
    QSettings store;
    FakeAdminClient client;
    GatewayModel gateway;
    OwnCalls calls;
    admin::ExchangeRow row = cannedRow(1);
    QWidget window;
    ActionRegistry registry;
    PlaygroundPage* page;
};

}  // namespace weir::ui
