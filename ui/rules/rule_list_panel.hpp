// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <functional>
#include <utility>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/rules/item_list_panel.hpp"
#include "ui/widgets/toast.hpp"

namespace weir::ui {

class VisibleTimer;

// The rules of one kind that the document has (budgets, rate limits), each with how it stands. They
// are added, changed and removed here; the document is written at once, and a removal can be taken
// back.
class RuleListPanel : public ItemListPanel {
    Q_OBJECT

signals:
    void toastAsked(const weir::ui::ToastMessage& message);

protected:
    RuleListPanel(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent);

    virtual void ask() = 0;  // for the list: list()

    void pull();
    template <admin::Operation Op, class Take>
    void list(Op operation, Take take) {
        m_client.call(std::move(operation),
                      admin::AdminClient::Callback<typename Op::Reply>(
                          [self = QPointer(this), take](const auto& reply) {
                              if (!self) {
                                  return;
                              }
                              self->m_asking = false;
                              if (!reply) {
                                  self->fail(QString::fromStdString(reply.error().text()));
                                  return;
                              }
                              self->setKnown();
                              self->setProblem({});
                              take(*reply);
                              self->showItems();
                          }));
    }
    // Something that changes them; they are asked for anew after it. What went wrong is said until
    // the list is there again.
    template <admin::Operation Op, class Done>
    void change(Op operation, Done done) {
        m_client.call(std::move(operation),
                      admin::AdminClient::Callback<typename Op::Reply>(
                          [self = QPointer(this), done](const auto& reply) {
                              if (!self) {
                                  return;
                              }
                              if (!reply) {
                                  self->fail(QString::fromStdString(reply.error().text()));
                                  return;
                              }
                              self->pull();
                              done(*reply);
                          }));
    }
    void offerUndo(const QString& text, std::function<void()> undo);
    admin::AdminClient& client() { return m_client; }

private:
    admin::AdminClient& m_client;
    bool m_asking = false;
    VisibleTimer* m_timer;
};

}  // namespace weir::ui
