// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sample_call.hpp"

#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/base/secret.hpp"
#include "ui/calls/chat_request.hpp"
#include "ui/calls/gateway_call.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::minutes kSamplePatience{1};
// Enough for the answer, where a limit has to be said.
constexpr int kMostTokens = 64;
const QString kWords = QStringLiteral("Say hello in one word.");

QByteArray bodyFor(const admin::FirstModel& model) {
    ChatRequest request;
    request.dialect = QString::fromStdString(model.dialect);
    request.model = QString::fromStdString(model.model);
    request.turns = {{ChatTurn::Role::User, kWords}};
    request.stream = false;
    if (model.dialect == "anthropic") {
        request.settings.maxTokens = kMostTokens;
    }
    return bodyOf(request);
}

}  // namespace

SampleCall::SampleCall(admin::AdminClient& client, GatewayModel& gateway, GatewayCaller& caller,
                       QObject* parent)
    : QObject(parent), m_client(client), m_gateway(gateway), m_caller(caller) {}

void SampleCall::send() {
    if (m_running) {
        return;
    }
    m_running = true;
    m_problem.clear();
    emit changed();
    m_client.call(admin::ListModels{}, admin::AdminClient::Callback<admin::ModelList>(
                                           [self = QPointer(this)](auto reply) {
                                               if (self) {
                                                   self->takeModels(std::move(reply));
                                               }
                                           }));
}

void SampleCall::takeModels(Result<admin::ModelList> reply) {
    if (!reply) {
        end(QString::fromStdString(reply.error().text()));
        return;
    }
    const auto model = std::ranges::find_if(reply->first, [](const admin::FirstModel& each) {
        return !pathOf(QString::fromStdString(each.dialect)).isEmpty();
    });
    if (model == reply->first.end()) {
        end(tr("No provider has a model that a test call could ask for."));
        return;
    }
    admin::CreateKey operation;
    // One that was made before and could not be ended must not be in the way.
    operation.name = QStringLiteral("test-call-%1")
                         .arg(QRandomGenerator::global()->bounded(0x10000), 4, 16, QLatin1Char('0'))
                         .toStdString();
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::CreatedKey>(
                      [self = QPointer(this), model = *model](Result<admin::CreatedKey> created) {
                          if (self) {
                              self->takeKey(model, std::move(created));
                          }
                      }));
}

void SampleCall::takeKey(const admin::FirstModel& model, Result<admin::CreatedKey> reply) {
    if (!reply) {
        end(QString::fromStdString(reply.error().text()));
        return;
    }
    const QString path = pathOf(QString::fromStdString(model.dialect));
    const Secret secret(std::move(reply->secret));
    wipe(reply->secret);
    auto* call =
        new GatewayCall(m_caller, {m_gateway.baseUrl() + path, bodyFor(model), {}}, secret, this);
    QTimer::singleShot(kSamplePatience, call, &GatewayCall::stop);
    connect(call, &GatewayCall::ended, this, [this, call, name = reply->key.name] {
        call->deleteLater();
        m_client.call(admin::RevokeKey{name}, [](const Result<admin::KeyRow>&) {});
        end(call->status() != 0  ? QString()
            : call->wasStopped() ? tr("The test call had no answer in a minute.")
                                 : tr("The test call had no answer: %1").arg(call->problem()));
    });
}

void SampleCall::end(const QString& problem) {
    m_running = false;
    m_problem = problem;
    emit changed();
}

}  // namespace weir::ui
