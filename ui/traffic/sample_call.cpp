// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sample_call.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QRandomGenerator>
#include <algorithm>
#include <array>
#include <chrono>

#include "engine/base/secret.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::minutes kPatience{1};
const QString kWords = QStringLiteral("Say hello in one word.");

QJsonObject withMessage(const std::string& model) {
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("user")},
                              {QStringLiteral("content"), kWords}};
    return {{QStringLiteral("model"), QString::fromStdString(model)},
            {QStringLiteral("messages"), QJsonArray{message}}};
}

// The dialects by what they ask for, the most common first.
struct Form {
    const char* dialect;
    const char* path;
    QJsonObject (*body)(const std::string& model);
};
constexpr std::array<Form, 3> kForms{{
    {"openai_chat", "/v1/chat/completions", withMessage},
    {"anthropic", "/v1/messages",
     [](const std::string& model) {
         QJsonObject body = withMessage(model);
         body.insert(QStringLiteral("max_tokens"), 64);  // it has to be said
         return body;
     }},
    {"openai_responses", "/v1/responses",
     [](const std::string& model) {
         return QJsonObject{{QStringLiteral("model"), QString::fromStdString(model)},
                            {QStringLiteral("input"), kWords}};
     }},
}};

const Form* formOf(const std::string& dialect) {
    const auto found = std::ranges::find_if(
        kForms, [&dialect](const Form& form) { return dialect == form.dialect; });
    return found == kForms.end() ? nullptr : &*found;
}

}  // namespace

SampleCall::SampleCall(admin::AdminClient& client, GatewayModel& gateway, QObject* parent)
    : QObject(parent), m_client(client), m_gateway(gateway) {
    // To the gateway and nowhere else.
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setTransferTimeout(std::chrono::milliseconds(kPatience).count());
}

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
        return formOf(each.dialect) != nullptr;
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
    const Form& form = *formOf(model.dialect);
    QNetworkRequest request(QUrl(m_gateway.baseUrl() + QLatin1String(form.path)));
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("weir-desktop"));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QByteArray authorization = "Bearer " + QByteArray::fromStdString(reply->secret);
    request.setRawHeader("authorization", authorization);
    authorization.fill('\0');
    wipe(reply->secret);
    const QByteArray body = QJsonDocument(form.body(model.model)).toJson(QJsonDocument::Compact);
    QNetworkReply* answer = m_network.post(request, body);
    connect(answer, &QNetworkReply::finished, this, [this, answer, name = reply->key.name] {
        answer->deleteLater();
        m_client.call(admin::RevokeKey{name}, [](const Result<admin::KeyRow>&) {});
        const bool arrived = answer->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
        end(arrived ? QString()
                    : tr("The test call did not reach the gateway: %1").arg(answer->errorString()));
    });
}

void SampleCall::end(const QString& problem) {
    m_running = false;
    m_problem = problem;
    emit changed();
}

}  // namespace weir::ui
