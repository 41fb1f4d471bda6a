// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QtTest>
#include <algorithm>
#include <memory>
#include <vector>

#include "tests/ui/support/canned_calls.hpp"
#include "ui/first_start/first_start.hpp"
#include "ui/first_start/step_bar.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/code_view.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

inline const QString kSecret = QStringLiteral("weir_sk_7Hq2mT4vRzP1c8WnBk9Xd3Lf6Gy");

// A first start in front of a gateway that keeps its providers in a list.
struct FirstStartFixture {
    FirstStartFixture() : gateway(client) {
        answerAll(client);
        client.answer<admin::ListTraffic>({});
        client.on<admin::ListProviders>(
            [this](const admin::ListProviders&) { return Result<admin::ProviderList>({rows}); });
        client.on<admin::AddProvider>([this](const admin::AddProvider& asked) {
            added.push_back(asked.settings);
            admin::ProviderRow row;
            row.settings = asked.settings;
            for (const admin::ProviderRow& each : rows) {
                if (each.settings.name == asked.settings.name) {
                    return Result<admin::ProviderRow>(Error::conflict("There is such a one."));
                }
            }
            rows.push_back(row);
            return Result<admin::ProviderRow>(row);
        });
        start = std::make_unique<FirstStart>(client, gateway);
        start->resize(1240, 760);
        start->show();
        gateway.refresh();
    }

    Button* button(const QString& text) {
        const auto buttons = start->findChildren<Button*>();
        for (Button* each : buttons) {
            if (each->text() == text && each->isVisible()) {
                return each;
            }
        }
        return nullptr;
    }
    // In a line of facts, which may be cut.
    bool showsValue(const QString& words) {
        const auto labels = start->findChildren<ElidedLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&words](const ElidedLabel* label) {
            return label->isVisible() && label->text() == words;
        });
    }
    bool shows(const QString& words) {
        const auto labels = start->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    QString code() { return start->findChild<CodeView*>()->code(); }
    QString baseUrl() { return field(QStringLiteral("Base URL"))->text(); }
    QLineEdit* field(const QString& name) {
        for (QLineEdit* each : start->findChildren<QLineEdit*>()) {
            if (each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }
    void openTab(int index) { start->findChild<QTabBar*>()->setCurrentIndex(index); }
    // To the second step, with the simulator.
    void begin() {
        button(QStringLiteral("Start simulator"))->click();
        [&] { QTRY_COMPARE(step(), 1); }();
    }
    // As calls come in: one row a time, each the answer to the next question.
    void tell(const admin::ExchangeRow& row) {
        client.answer<admin::ListTraffic>({{row}, row.sequence, false, 0});
    }
    int step() { return start->findChild<StepBar*>()->current(); }

    FakeAdminClient client;
    GatewayModel gateway;
    std::vector<admin::ProviderRow> rows;
    std::vector<admin::ProviderSettings> added;
    std::unique_ptr<FirstStart> start;
};

}  // namespace weir::ui
