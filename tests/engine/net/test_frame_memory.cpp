// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cstring>
#include <thread>
#include <vector>

#include "engine/net/frame_memory.hpp"

using namespace weir::net;

class TestFrameMemory : public QObject {
    Q_OBJECT

private slots:
    void everySizeIsWhole() {
        std::vector<std::pair<void*, std::size_t>> taken;
        for (std::size_t size = 1; size < 6000; size += 37) {
            taken.emplace_back(takeFrame(size), size);
            std::memset(taken.back().first, int(size % 251), size);
        }
        for (const auto& [frame, size] : taken) {
            const auto* bytes = static_cast<const unsigned char*>(frame);
            QVERIFY(bytes[0] == size % 251 && bytes[size - 1] == size % 251);
            giveFrameBack(frame, size);
        }
    }

    // More than are kept, and given back on a thread that never took one.
    void framesMayEndOnAnotherThread() {
        std::vector<void*> taken;
        for (int i = 0; i < 200; ++i) {
            taken.push_back(takeFrame(500));
        }
        std::thread([&] {
            for (void* frame : taken) {
                giveFrameBack(frame, 500);
            }
        }).join();
    }
};

QTEST_APPLESS_MAIN(TestFrameMemory)
#include "test_frame_memory.moc"
