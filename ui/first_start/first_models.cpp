// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/first_models.hpp"

#include <QPointer>
#include <QWidget>
#include <algorithm>
#include <chrono>

#include "ui/widgets/visible_timer.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kModelsInterval{500};

}  // namespace

FirstModels::FirstModels(admin::AdminClient& client, QWidget* view)
    : QObject(view), m_client(client), m_timer(new VisibleTimer(view, kModelsInterval)) {
    connect(m_timer, &VisibleTimer::tick, this, &FirstModels::pull);
}

void FirstModels::begin(const Begun& begun) {
    m_begun = begun;
    m_list = {};
    emit changed();
}

bool FirstModels::isKnown() const {
    const auto ofThem = [this](const admin::FirstModel& first) {
        return std::ranges::find(m_begun.providers, first.provider) != m_begun.providers.end();
    };
    return !m_begun.model.isEmpty() || std::ranges::any_of(m_list.first, ofThem);
}

QString FirstModels::modelFor(const QString& dialect) const {
    if (!m_begun.model.isEmpty()) {
        return m_begun.model;
    }
    const std::string wanted = dialect.toStdString();
    const admin::FirstModel* found = nullptr;
    for (const admin::FirstModel& first : m_list.first) {
        if (first.dialect != wanted) {
            continue;
        }
        if (std::ranges::find(m_begun.providers, first.provider) != m_begun.providers.end()) {
            return QString::fromStdString(first.model);
        }
        found = found == nullptr ? &first : found;
    }
    return found == nullptr ? QString() : QString::fromStdString(found->model);
}

QString FirstModels::agentFor(const QString& dialect) const {
    return m_begun.agent.isEmpty() ? modelFor(dialect) : m_begun.agent;
}

void FirstModels::pull() {
    if (m_asking || isKnown()) {
        return;
    }
    m_asking = true;
    m_client.call(admin::ListModels{}, admin::AdminClient::Callback<admin::ModelList>(
                                           [self = QPointer(this)](Result<admin::ModelList> reply) {
                                               if (self) {
                                                   self->take(std::move(reply));
                                               }
                                           }));
}

void FirstModels::take(Result<admin::ModelList> reply) {
    m_asking = false;
    if (reply) {
        m_list = std::move(*reply);
        emit changed();
    }
}

}  // namespace weir::ui
