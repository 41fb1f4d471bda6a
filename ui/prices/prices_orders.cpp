// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPointer>
#include <algorithm>
#include <utility>

#include "ui/prices/price_dialog.hpp"
#include "ui/prices/price_text.hpp"
#include "ui/prices/prices_page.hpp"

// What the page of prices orders, and how it is taken back.
namespace weir::ui {

const admin::OwnPriceSettings* PricesPage::ownNamed(const std::string& name) const {
    const auto found = std::ranges::find(m_own, name, &admin::OwnPriceSettings::name);
    return found == m_own.end() ? nullptr : &*found;
}

void PricesPage::addPrice() {
    if (whyNotChange().isEmpty()) {
        openDialog({}, {});
    }
}

// What the catalogue says is where most own prices begin.
void PricesPage::setPriceOf(const admin::ModelPrice& row) {
    if (!whyNotChange().isEmpty()) {
        return;
    }
    admin::OwnPriceSettings settings;
    settings.name = proposedName(row, m_own);
    settings.provider = row.provider;
    settings.model = row.model;
    if (const admin::PriceLine* line = currentLine(row)) {
        settings.prices = line->prices;
        settings.toolCall = line->toolCall;
        if (!line->longer.empty()) {
            settings.longer = line->longer.front();
        }
        for (const admin::TierPrices& tier : line->tiers) {
            (tier.tier == ServiceTier::Batch  ? settings.batch
             : tier.tier == ServiceTier::Flex ? settings.flex
                                              : settings.priority) = tier.factor;
        }
    }
    openDialog({}, settings);
}

void PricesPage::editSelected() {
    const admin::ModelPrice* row = selected();
    if (row == nullptr) {
        return;
    }
    const admin::PriceLine* line = currentLine(*row);
    if (line != nullptr && line->by.entry.empty() && !line->by.own.empty()) {
        changeOwn();
    } else {
        setPriceOf(*row);
    }
}

void PricesPage::changeOwn() {
    const admin::ModelPrice* row = selected();
    const admin::PriceLine* line = row == nullptr ? nullptr : currentLine(*row);
    const admin::OwnPriceSettings* own = line == nullptr ? nullptr : ownNamed(line->by.own);
    if (own != nullptr && whyNotChange().isEmpty()) {
        openDialog(own->name, *own);
    }
}

void PricesPage::openDialog(std::string replaces, const admin::OwnPriceSettings& settings) {
    auto* dialog = new PriceDialog(m_client, replaces, settings, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PriceDialog::saved, this,
            [this, replaces, settings](const admin::OwnPriceSettings& written) {
                const QString name = QString::fromStdString(written.name);
                if (replaces.empty()) {
                    changed(tr("The price %1 holds from now on.").arg(name),
                            {tr("Take the price %1 away").arg(name),
                             later(admin::RemovePrice{written.name})});
                } else {
                    changed(tr("The price %1 was changed.").arg(name),
                            {tr("Take back the change of %1").arg(name),
                             later(admin::SetPrice{written.name, settings})});
                }
            });
    dialog->open();
}

void PricesPage::removeOwn() {
    const admin::ModelPrice* row = selected();
    const admin::PriceLine* line = row == nullptr ? nullptr : currentLine(*row);
    if (line == nullptr || line->by.own.empty() || !whyNotChange().isEmpty()) {
        return;
    }
    carryOut(admin::RemovePrice{line->by.own}, [this](const admin::RemovedPrice& removed) {
        const QString name = QString::fromStdString(removed.name);
        changed(tr("The price %1 was removed.").arg(name),
                {tr("Put the price %1 back").arg(name), later(admin::RestorePrice{removed})});
    });
}

template <class Op, class Done>
void PricesPage::carryOut(Op operation, Done done) {
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<typename Op::Reply>(
                      [self = QPointer(this), done](const Result<typename Op::Reply>& reply) {
                          if (!self) {
                              return;
                          }
                          self->m_refused =
                              reply ? QString() : QString::fromStdString(reply.error().text());
                          if (reply) {
                              done(*reply);
                          }
                          self->pull();
                          self->showState();
                      }));
}

// To be carried out when somebody takes a change back.
template <class Op>
std::function<void()> PricesPage::later(Op operation) {
    return [self = QPointer(this), operation] {
        if (self) {
            self->carryOut(operation, [self](const typename Op::Reply&) {
                emit self->toastAsked(
                    {PricesPage::tr("Taken back."), {}, {}, QStringLiteral("undo"), Tone::Text2});
            });
        }
    };
}

void PricesPage::changed(const QString& said, Undo undo) {
    m_done.push_back(std::move(undo));
    emit toastAsked({said, tr("Undo"), [self = QPointer(this)] {
                         if (self) {
                             self->undoLast();
                         }
                     }});
    pull();
    showState();
}

void PricesPage::undoLast() {
    if (m_done.empty() || !whyNotChange().isEmpty()) {
        return;
    }
    const Undo undo = std::move(m_done.back());
    m_done.pop_back();
    undo.run();
    showState();
}

}  // namespace weir::ui
