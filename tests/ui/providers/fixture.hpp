// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QLabel>
#include <QtTest>
#include <algorithm>
#include <optional>
#include <vector>

#include "tests/ui/support/canned_calls.hpp"
#include "ui/providers/provider_table.hpp"
#include "ui/providers/providers_page.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

inline const QString kKey = QStringLiteral("sk-canary-5b1f77");

// A gateway that keeps its providers in a list, and what it was told.
struct ProvidersGateway {
    ProvidersGateway() {
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
        client.on<admin::PauseProvider>([this](const admin::PauseProvider& asked) {
            admin::PausedTarget target;
            target.provider = asked.name;
            target.model = asked.model;
            target.reason = asked.reason;
            target.until = asked.until;
            target.inFlight = 2;
            for (admin::ProviderRow& row : rows) {
                if (row.settings.name == asked.name) {
                    row.paused.push_back(target);
                }
            }
            return Result<admin::PausedTarget>(target);
        });
        client.on<admin::ResumeProvider>([this](const admin::ResumeProvider& asked) {
            for (admin::ProviderRow& row : rows) {
                for (const admin::PausedTarget& each : row.paused) {
                    if (each.provider == asked.name && each.model == asked.model) {
                        const admin::PausedTarget ended = each;
                        std::erase_if(row.paused, [&](const admin::PausedTarget& other) {
                            return other.model == ended.model;
                        });
                        return Result<admin::PausedTarget>(ended);
                    }
                }
            }
            return Result<admin::PausedTarget>(Error::conflict("It is not paused."));
        });
        client.on<admin::RestoreProvider>([this](const admin::RestoreProvider& asked) {
            if (restoreProblem) {
                return Result<admin::ProviderRow>(*restoreProblem);
            }
            rows.insert(rows.begin() + asked.removed.index, kept);
            return Result<admin::ProviderRow>(kept);
        });
    }

    FakeAdminClient client;
    std::vector<admin::ProviderRow> rows = cannedProviders();
    admin::ProviderRow kept;
    std::optional<Error> keyProblem;
    std::optional<Error> restoreProblem;
    std::optional<admin::SetProviderKey> key;
    std::optional<admin::UpdateProvider> updated;
};

inline Button* buttonIn(QWidget* root, const QString& text) {
    const auto buttons = root->findChildren<Button*>();
    for (Button* each : buttons) {
        if (each->text() == text && each->isVisibleTo(root)) {
            return each;
        }
    }
    return nullptr;
}

inline bool showsIn(QWidget* root, const QString& words) {
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

struct ProvidersFixture {
    ProvidersFixture() : model(gateway.client), page(gateway.client, model) {
        page.resize(1240, 700);
        page.show();
        model.refresh();
    }

    ProviderTable& table() { return *page.findChild<ProviderTable*>(); }
    int count() { return table().model()->rowCount(); }
    void selectRow(int row) { table().setCurrentIndex(table().model()->index(row, 0)); }

    ProvidersGateway gateway;
    GatewayModel model;
    ProvidersPage page;
};

}  // namespace weir::ui
