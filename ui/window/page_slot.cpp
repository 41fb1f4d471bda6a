// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/page_slot.hpp"

#include <utility>

#include "ui/window/gateway_model.hpp"
#include "ui/window/page.hpp"

namespace weir::ui {

PageSlot::PageSlot(PageEntry entry, std::function<Page*()> make, const GatewayModel& gateway,
                   QObject* parent)
    : QObject(parent), m_entry(std::move(entry)), m_make(std::move(make)) {
    if (m_entry.badge) {
        connect(&gateway, &GatewayModel::changed, this, [this] {
            if (m_page == nullptr) {
                emit describedChanged();
            }
        });
    }
}

QString PageSlot::badge() const {
    if (m_page != nullptr) {
        return m_page->badge();
    }
    return m_entry.badge ? m_entry.badge() : QString();
}

QString PageSlot::fact() const {
    return m_page == nullptr ? QString() : m_page->fact();
}

Page& PageSlot::make() {
    Q_ASSERT(m_page == nullptr);
    m_page = m_make();
    connect(m_page, &Page::describedChanged, this, &PageSlot::describedChanged);
    return *m_page;
}

}  // namespace weir::ui
