// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/pictures.hpp"

#include <QHash>
#include <algorithm>
#include <limits>
#include <vector>

namespace weir::ui {

namespace {

constexpr std::size_t kMostColours = 64;

QHash<QRgb, int> countColours(const QImage& picture) {
    QHash<QRgb, int> counts;
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        const auto* end = line + picture.width();
        // Most of a window is ground: one look into the table for as many as are alike.
        for (const auto* run = line; run != end;) {
            const auto* next = std::find_if(run, end, [run](QRgb each) { return each != *run; });
            counts[*run] += static_cast<int>(next - run);
            run = next;
        }
    }
    return counts;
}

int distance(QRgb one, QRgb other) {
    const auto square = [](int difference) { return difference * difference; };
    return 2 * square(qRed(one) - qRed(other)) + 4 * square(qGreen(one) - qGreen(other)) +
           3 * square(qBlue(one) - qBlue(other));
}

std::size_t nearest(const std::vector<QRgb>& table, QRgb colour) {
    std::size_t best = 0;
    int least = std::numeric_limits<int>::max();
    for (std::size_t at = 0; at < table.size(); ++at) {
        const int far = distance(table[at], colour);
        if (far < least) {
            least = far;
            best = at;
        }
    }
    return best;
}

}  // namespace

std::span<const Picture> pictures() {
    static constexpr Picture kPictures[] = {
        {"first-start", "start"},
        {"overview", "overview"},
        {"traffic", "traffic"},
        {"routing-draft", "routing"},
        {"routing-flow-rule", "routing-flow"},
        {"spend-month", "spend"},
        {"teams-key", "teams"},
        {"providers", "providers"},
        {"playground", "playground"},
        {"destinations", "destinations"},
        {"settings", "settings"},
        {"alerts", "alerts"},
        {"audit", "audit"},
        {"remote-providers", "remote"},
    };
    return kPictures;
}

QImage withFewColours(const QImage& picture) {
    const QImage source = picture.convertToFormat(QImage::Format_RGB32);
    const QHash<QRgb, int> counts = countColours(source);
    std::vector<QRgb> colours(counts.keyBegin(), counts.keyEnd());
    std::ranges::sort(colours);
    // One after the other: whichever would lose most, as often as it occurs and as far as it is
    // from those that are there. So a small sign keeps its colour beside much grey.
    std::vector<QRgb> table;
    std::vector<double> lost(colours.size(), std::numeric_limits<int>::max());
    while (table.size() < std::min(kMostColours, colours.size())) {
        std::size_t next = 0;
        double most = -1;
        for (std::size_t at = 0; at < colours.size(); ++at) {
            const double loss = lost[at] * counts[colours[at]];
            if (loss > most) {
                most = loss;
                next = at;
            }
        }
        table.push_back(colours[next]);
        for (std::size_t at = 0; at < colours.size(); ++at) {
            lost[at] = std::min<double>(lost[at], distance(colours[at], table.back()));
        }
    }
    QHash<QRgb, uchar> places;
    for (const QRgb colour : colours) {
        places[colour] = static_cast<uchar>(nearest(table, colour));
    }
    QImage few(source.size(), QImage::Format_Indexed8);
    few.setColorTable(QVector<QRgb>(table.begin(), table.end()));
    for (int y = 0; y < source.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(source.constScanLine(y));
        uchar* to = few.scanLine(y);
        for (int x = 0; x < source.width(); ++x) {
            to[x] = places[from[x]];
        }
    }
    return few;
}

bool isEmptyPicture(const QImage& picture) {
    const QImage source = picture.convertToFormat(QImage::Format_RGB32);
    const QHash<QRgb, int> counts = countColours(source);
    if (counts.size() < 8) {
        return true;
    }
    // What is not the ground: letters, lines, panels.
    const int ground = *std::max_element(counts.cbegin(), counts.cend());
    const int all = source.width() * source.height();
    return all - ground < all / 100;
}

}  // namespace weir::ui
