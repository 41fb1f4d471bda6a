// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/pause_orders.hpp"

#include <QMenu>
#include <QPointer>
#include <QStringList>
#include <utility>

#include "ui/providers/pause_dialog.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/toast.hpp"

namespace weir::ui {

PauseOrders::PauseOrders(admin::AdminClient& client, QWidget* page)
    : QObject(page), m_client(client), m_page(page) {}

QString PauseOrders::nameOf(const admin::PausedTarget& target) {
    const QString provider = QString::fromStdString(target.provider);
    return target.model.empty()
               ? provider
               : provider + QLatin1Char('/') + QString::fromStdString(target.model);
}

QString PauseOrders::factsOf(const admin::PausedTarget& target) {
    QStringList facts;
    if (target.until == Timestamp{}) {
        facts << tr("Until somebody resumes it.");
    } else {
        facts << tr("Until %1.").arg(momentText(target.until));
    }
    if (target.inFlight > 0) {
        facts << tr("%Ln calls are still under way.", nullptr, static_cast<int>(target.inFlight));
    }
    if (!target.reason.empty()) {
        facts << tr("Reason: %1").arg(QString::fromStdString(target.reason));
    }
    return facts.join(QLatin1Char(' '));
}

void PauseOrders::pause(const std::string& target) {
    const std::size_t slash = target.find('/');
    auto* dialog = new PauseDialog(
        m_client, target.substr(0, slash),
        slash == std::string::npos ? std::string() : target.substr(slash + 1), m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PauseDialog::paused, this, &PauseOrders::tellPaused);
    dialog->open();
}

void PauseOrders::resume(const admin::ProviderRow& provider, QWidget* anchor) {
    if (provider.paused.size() == 1) {
        resume(provider.paused.front());
        return;
    }
    auto* menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const admin::PausedTarget& each : provider.paused) {
        menu->addAction(nameOf(each), this, [this, each] { resume(each); });
    }
    menu->popup(anchor->mapToGlobal(anchor->rect().bottomLeft()));
}

void PauseOrders::resume(const admin::PausedTarget& target) {
    m_client.call(admin::ResumeProvider{target.provider, target.model},
                  admin::AdminClient::Callback<admin::PausedTarget>(
                      [self = QPointer(this)](const Result<admin::PausedTarget>& reply) {
                          if (!self) {
                              return;
                          }
                          if (reply) {
                              self->tellResumed(*reply);
                          } else {
                              emit self->ended(QString::fromStdString(reply.error().text()));
                          }
                      }));
}

// As it was: an end that has passed meanwhile is refused by the gateway, which says so.
void PauseOrders::pauseAgain(const admin::PausedTarget& target) {
    m_client.call(admin::PauseProvider{target.provider, target.model, target.reason, target.until},
                  admin::AdminClient::Callback<admin::PausedTarget>(
                      [self = QPointer(this)](const Result<admin::PausedTarget>& reply) {
                          if (!self) {
                              return;
                          }
                          if (reply) {
                              self->tellPaused(*reply);
                          } else {
                              emit self->ended(QString::fromStdString(reply.error().text()));
                          }
                      }));
}

void PauseOrders::tellPaused(const admin::PausedTarget& target) {
    QString text = tr("%1 is paused.").arg(nameOf(target));
    if (target.inFlight > 0) {
        text += QLatin1Char(' ') +
                tr("%Ln calls are still under way.", nullptr, static_cast<int>(target.inFlight));
    }
    emit told({text, tr("Undo"),
               [self = QPointer(this), target] {
                   if (self) {
                       self->resume(target);
                   }
               },
               QStringLiteral("pause"), Tone::Warn});
    emit ended({});
}

void PauseOrders::tellResumed(const admin::PausedTarget& target) {
    emit told({tr("%1 is in use again.").arg(nameOf(target)), tr("Undo"),
               [self = QPointer(this), target] {
                   if (self) {
                       self->pauseAgain(target);
                   }
               },
               QStringLiteral("play"), Tone::Ok});
    emit ended({});
}

}  // namespace weir::ui
