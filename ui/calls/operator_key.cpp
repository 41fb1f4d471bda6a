// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/operator_key.hpp"

#include <QPointer>
#include <QSettings>
#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

constexpr QLatin1String kAgreed("agreed");
constexpr QLatin1String kId("id");
constexpr int kMostNames = 9;

QString nameOf(int number) {
    const QString name = QStringLiteral("operator");
    return number == 1 ? name : name + u'-' + QString::number(number);
}

}  // namespace

OperatorKey::OperatorKey(admin::AdminClient& client, QSettings& store, QObject* parent)
    : QObject(parent), m_client(client), m_store(store), m_name(nameOf(1)) {}

QString OperatorKey::keyOf(QLatin1String value) const {
    return QStringLiteral("operator_key/") + m_node + u'/' + value;
}

void OperatorKey::keep() {
    if (!m_node.isEmpty()) {
        m_store.setValue(keyOf(kAgreed), m_agreed);
        m_store.setValue(keyOf(kId), m_id);
    }
}

void OperatorKey::setNode(const QString& node) {
    if (node.isEmpty() || node == m_node) {
        return;
    }
    const bool first = m_node.isEmpty();
    m_node = node;
    const QString keptId = m_store.value(keyOf(kId)).toString();
    if (first && m_agreed) {
        m_id = m_id.isEmpty() ? keptId : m_id;
        keep();
        return;
    }
    forget();
    m_id = keptId;
    m_agreed = m_store.value(keyOf(kAgreed)).toBool();
    setNumber(1);
    emit agreementChanged();
}

void OperatorKey::agree() {
    if (!m_agreed) {
        m_agreed = true;
        keep();
        emit agreementChanged();
    }
}

void OperatorKey::forget() {
    m_secret = Secret();
}

void OperatorKey::need(Taken taken) {
    if (!m_secret.empty()) {
        taken({});
        return;
    }
    if (!isAgreed()) {
        taken(Error::denied("There is no key for calls from this window yet."));
        return;
    }
    m_waiting.push_back(std::move(taken));
    if (m_waiting.size() == 1) {
        make();
    }
}

void OperatorKey::setNumber(int number) {
    m_number = number;
    if (const QString name = nameOf(number); name != m_name) {
        m_name = name;
        emit nameChanged();
    }
}

void OperatorKey::make() {
    admin::CreateKey operation;
    operation.name = m_name.toStdString();
    m_client.call(std::move(operation), admin::AdminClient::Callback<admin::CreatedKey>(
                                            [self = QPointer(this)](auto reply) {
                                                if (self) {
                                                    self->takeMade(std::move(reply));
                                                }
                                            }));
}

void OperatorKey::takeMade(Result<admin::CreatedKey> reply) {
    if (reply) {
        m_id = QString::fromStdString(reply->key.id.text());
        keep();
        m_secret = Secret(std::move(reply->secret));
        wipe(reply->secret);
        end({});
        return;
    }
    if (reply.error().code != ErrorCode::Conflict || m_number >= kMostNames) {
        end(reply.error());
        return;
    }
    m_client.call(admin::ListKeys{},
                  admin::AdminClient::Callback<admin::KeyList>(
                      [self = QPointer(this)](const Result<admin::KeyList>& keys) {
                          if (!self) {
                              return;
                          }
                          if (keys) {
                              self->replaceOwn(*keys);
                          } else {
                              self->end(keys.error());
                          }
                      }));
}

// The name is taken: by the key that this window made the last time, whose secret is gone with it,
// or by somebody else's.
void OperatorKey::replaceOwn(const admin::KeyList& keys) {
    const std::string own = m_id.toStdString();
    const bool isOwn = std::ranges::any_of(keys.keys, [&](const admin::KeyRow& key) {
        return !key.revoked && !key.fromDocument && key.name == m_name.toStdString() &&
               key.id.text() == own;
    });
    if (!isOwn) {
        setNumber(m_number + 1);
        make();
        return;
    }
    m_client.call(admin::RevokeKey{m_name.toStdString()},
                  admin::AdminClient::Callback<admin::KeyRow>(
                      [self = QPointer(this)](const Result<admin::KeyRow>& revoked) {
                          if (!self) {
                              return;
                          }
                          if (revoked) {
                              self->make();
                          } else {
                              self->end(revoked.error());
                          }
                      }));
}

void OperatorKey::end(const Result<void>& result) {
    if (!result) {
        setNumber(1);
    }
    for (const Taken& taken : std::exchange(m_waiting, {})) {
        taken(result);
    }
}

}  // namespace weir::ui
