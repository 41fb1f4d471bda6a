// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/tool_keys.hpp"

#include <QPointer>

#include "engine/base/secret.hpp"

namespace weir::ui {

namespace {

constexpr int kMostTries = 20;

QString nameOf(const QString& tool, int number) {
    const QString name = tool.toLower().replace(QLatin1Char(' '), QLatin1Char('-'));
    return number == 1 ? name : QStringLiteral("%1-%2").arg(name).arg(number);
}

}  // namespace

ToolKeys::ToolKeys(admin::AdminClient& client, QObject* parent)
    : QObject(parent), m_client(client) {}

ToolKeys::~ToolKeys() {
    for (QString& secret : m_secrets) {
        secret.fill(QChar());
    }
}

void ToolKeys::create(const QString& tool) {
    if (m_creating) {
        return;
    }
    m_creating = true;
    m_problem.clear();
    emit changed();
    tryName(tool, 1);
}

void ToolKeys::tryName(const QString& tool, int number) {
    admin::CreateKey operation;
    operation.name = nameOf(tool, number).toStdString();
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::CreatedKey>(
                      [self = QPointer(this), tool, number](Result<admin::CreatedKey> reply) {
                          if (self) {
                              self->take(tool, number, std::move(reply));
                          }
                      }));
}

void ToolKeys::take(const QString& tool, int number, Result<admin::CreatedKey> reply) {
    if (!reply && reply.error().code == ErrorCode::Conflict && number < kMostTries) {
        tryName(tool, number + 1);
        return;
    }
    m_creating = false;
    if (reply) {
        m_secrets.insert(tool, QString::fromStdString(reply->secret));
        wipe(reply->secret);
    } else {
        m_problem = QString::fromStdString(reply.error().text());
    }
    emit changed();
    if (reply) {
        emit made();
    }
}

}  // namespace weir::ui
