//! Hands out the module's memory in blocks of powers of two; of each size there is a list of the
//! blocks given back, which are handed out again first. Nothing is split or joined: a check asks for
//! the same few sizes again and again, and the download is 2.4 kB smaller than with Rust's own
//! allocator.

/// The least block: any number may lie at its start, and the link of a list fits into it.
const LEAST: usize = 16;
/// More sizes than there can be.
const SIZES: usize = 64;
/// What WebAssembly's memory grows by.
const PAGE: usize = 1 << 16;

/// Where blocks are.
trait Memory {
    /// Adds pages and gives the place where they begin.
    fn grow(&mut self, pages: usize) -> Option<usize>;
    /// The number at the start of a block that was given back.
    fn link(&self, block: usize) -> usize;
    /// Writes the number at the start of a block that was given back.
    fn set_link(&mut self, block: usize, link: usize);
}

/// Which blocks are free.
#[derive(Debug)]
struct Blocks {
    /// Of each size the first block given back; 0 for none.
    free: [usize; SIZES],
    /// What was never handed out lies from here…
    next: usize,
    /// …to here.
    end: usize,
}

impl Blocks {
    const fn new() -> Blocks {
        Blocks {
            free: [0; SIZES],
            next: 0,
            end: 0,
        }
    }

    /// The list of a size.
    fn first(&mut self, size: usize) -> Option<&mut usize> {
        let place = usize::try_from(size.trailing_zeros()).ok()?;
        self.free.get_mut(place)
    }

    /// A block for so many bytes; 0 if there is no memory left.
    fn take(&mut self, bytes: usize, memory: &mut impl Memory) -> usize {
        let Some(size) = size(bytes) else {
            return 0;
        };
        if let Some(first) = self.first(size)
            && *first != 0
        {
            let block = *first;
            *first = memory.link(block);
            return block;
        }
        if self.end.wrapping_sub(self.next) < size {
            let pages = size.div_ceil(PAGE);
            let Some(begin) = memory.grow(pages) else {
                return 0;
            };
            // The last page of all is left out: no block may end where addresses do.
            let end = pages
                .checked_mul(PAGE)
                .and_then(|more| begin.checked_add(more));
            let Some(end) = end else {
                return 0;
            };
            if begin != self.end {
                self.next = begin;
            }
            self.end = end;
        }
        let block = self.next;
        self.next = block.wrapping_add(size);
        block
    }

    /// Takes a block back that was handed out for so many bytes.
    fn give_back(&mut self, block: usize, bytes: usize, memory: &mut impl Memory) {
        let size = size(bytes).unwrap_or(LEAST);
        if let Some(first) = self.first(size) {
            memory.set_link(block, *first);
            *first = block;
        }
    }
}

/// The size of the block for so many bytes.
fn size(bytes: usize) -> Option<usize> {
    bytes.max(LEAST).checked_next_power_of_two()
}

/// The module's own memory. Only there is the allocator this one.
#[cfg(target_arch = "wasm32")]
mod module {
    #![expect(
        unsafe_code,
        reason = "an allocator hands out raw memory; each block is in one hand at a time"
    )]

    use core::alloc::{GlobalAlloc, Layout};
    use core::arch::wasm32::memory_grow;
    use core::cell::UnsafeCell;
    use core::ptr;

    use super::{Blocks, LEAST, Memory, size};

    struct Linear;

    impl Memory for Linear {
        fn grow(&mut self, pages: usize) -> Option<usize> {
            let before = memory_grow(0, pages);
            (before != usize::MAX).then(|| before.wrapping_mul(super::PAGE))
        }

        fn link(&self, block: usize) -> usize {
            // SAFETY: a block is aligned to `LEAST` and was given back: nobody else has it.
            unsafe { ptr::with_exposed_provenance::<usize>(block).read() }
        }

        fn set_link(&mut self, block: usize, link: usize) {
            // SAFETY: as above.
            unsafe { ptr::with_exposed_provenance_mut::<usize>(block).write(link) }
        }
    }

    struct Allocator(UnsafeCell<Blocks>);

    // SAFETY: the module has one thread: it is built without atomics.
    unsafe impl Sync for Allocator {}

    // SAFETY: blocks are as large as asked for or larger, aligned to `LEAST`, and handed out once
    // until given back.
    unsafe impl GlobalAlloc for Allocator {
        #[inline(never)]
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            if layout.align() > LEAST {
                return ptr::null_mut();
            }
            // SAFETY: no other reference lives: there is one thread, and `take` allocates nothing.
            let blocks = unsafe { &mut *self.0.get() };
            ptr::with_exposed_provenance_mut(blocks.take(layout.size(), &mut Linear))
        }

        #[inline(never)]
        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            // SAFETY: as above.
            let blocks = unsafe { &mut *self.0.get() };
            blocks.give_back(block.expose_provenance(), layout.size(), &mut Linear);
        }

        #[inline(never)]
        unsafe fn realloc(&self, block: *mut u8, layout: Layout, bytes: usize) -> *mut u8 {
            if size(layout.size()) == size(bytes) {
                return block;
            }
            // SAFETY: the new layout has the old one's alignment and a size its caller vouches for;
            // the blocks are two, each at least as large as what is copied.
            unsafe {
                let layout_now = Layout::from_size_align_unchecked(bytes, layout.align());
                let other = self.alloc(layout_now);
                if !other.is_null() {
                    ptr::copy_nonoverlapping(block, other, layout.size().min(bytes));
                    self.dealloc(block, layout);
                }
                other
            }
        }
    }

    #[global_allocator]
    static ALLOCATOR: Allocator = Allocator(UnsafeCell::new(Blocks::new()));
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "tests fail by panicking"
    )]

    use super::*;

    /// Memory that is a list of bytes from some place on, with a hole whenever it grows.
    #[derive(Default)]
    struct Model {
        links: std::collections::BTreeMap<usize, usize>,
        end: usize,
        left: usize,
    }

    impl Memory for Model {
        fn grow(&mut self, pages: usize) -> Option<usize> {
            self.left = self.left.checked_sub(pages)?;
            // Sometimes somebody else has grown it in between.
            let begin = self.end.max(PAGE) + PAGE * usize::from(self.left.is_multiple_of(7));
            self.end = begin + pages * PAGE;
            Some(begin)
        }

        fn link(&self, block: usize) -> usize {
            self.links[&block]
        }

        fn set_link(&mut self, block: usize, link: usize) {
            self.links.insert(block, link);
        }
    }

    #[test]
    fn blocks_in_use_never_overlap_and_are_used_again() {
        let mut memory = Model {
            left: 400,
            ..Model::default()
        };
        let mut blocks = Blocks::new();
        let mut used: Vec<(usize, usize)> = Vec::new();
        let mut state = 1_u64;
        let mut random = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % below
        };
        for _ in 0..20_000 {
            if used.len() < 40 || random(2) == 0 && used.len() < 60 {
                let below = [40, 400, 40_000, 200_000][random(4)];
                let bytes = random(below);
                let block = blocks.take(bytes, &mut memory);
                assert!(block != 0 && block.is_multiple_of(LEAST), "{bytes}");
                assert!(block + bytes <= memory.end);
                for (other, length) in &used {
                    assert!(block + bytes.max(1) <= *other || other + length.max(&1) <= block);
                }
                used.push((block, bytes));
            } else {
                let (block, bytes) = used.swap_remove(random(used.len()));
                blocks.give_back(block, bytes, &mut memory);
            }
        }
    }

    #[test]
    fn without_memory_left_there_is_no_block() {
        let mut memory = Model::default();
        assert_eq!(Blocks::new().take(1, &mut memory), 0);
        assert_eq!(Blocks::new().take(usize::MAX, &mut memory), 0);
    }
}
