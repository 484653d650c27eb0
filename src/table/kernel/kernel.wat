;; The loops in which a table spends its time, with vectors of 128 bits. They compute what loop-kernel.ts computes, in the
;; same order, and know no rule of scoring. Addresses are in bytes.
(module
  (memory (export "memory") 16 4096)

  ;; Adds up columns of bytes: sums[row] = the sum of the row's bytes, in 32 bits; none overflows 16. It takes sixteen
  ;; rows at a time, and so may read and write up to fifteen too many. At least one column, whose addresses are from
  ;; $columns to $columnsEnd.
  (func (export "addColumns")
    (param $columns i32) (param $columnsEnd i32) (param $sums i32) (param $rows i32)
    (local $row i32) (local $column i32) (local $bytes v128) (local $low v128) (local $high v128)
    (loop $nextRows
      (local.set $low (v128.const i32x4 0 0 0 0))
      (local.set $high (v128.const i32x4 0 0 0 0))
      (local.set $column (local.get $columns))
      (loop $nextColumn
        (local.set $bytes (v128.load align=1 (i32.add (i32.load (local.get $column)) (local.get $row))))
        (local.set $low (i16x8.add (local.get $low) (i16x8.extend_low_i8x16_u (local.get $bytes))))
        (local.set $high (i16x8.add (local.get $high) (i16x8.extend_high_i8x16_u (local.get $bytes))))
        (local.set $column (i32.add (local.get $column) (i32.const 4)))
        (br_if $nextColumn (i32.lt_u (local.get $column) (local.get $columnsEnd))))
      (v128.store (local.get $sums) (i32x4.extend_low_i16x8_u (local.get $low)))
      (v128.store offset=16 (local.get $sums) (i32x4.extend_high_i16x8_u (local.get $low)))
      (v128.store offset=32 (local.get $sums) (i32x4.extend_low_i16x8_u (local.get $high)))
      (v128.store offset=48 (local.get $sums) (i32x4.extend_high_i16x8_u (local.get $high)))
      (local.set $sums (i32.add (local.get $sums) (i32.const 64)))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (br_if $nextRows (i32.lt_u (local.get $row) (local.get $rows)))))

  ;; states[row] = states[row] * $factor + stateOf[sums[row]]; $factor is 1, or 0 to begin anew. At least one row.
  (func (export "addStates")
    (param $sums i32) (param $stateOf i32) (param $states i32) (param $factor i32) (param $rows i32)
    (local $row i32) (local $at i32)
    (loop $nextRow
      (local.set $at (i32.shl (local.get $row) (i32.const 2)))
      (i32.store
        (i32.add (local.get $states) (local.get $at))
        (i32.add
          (i32.mul (i32.load (i32.add (local.get $states) (local.get $at))) (local.get $factor))
          (i32.load
            (i32.add
              (local.get $stateOf)
              (i32.shl (i32.load (i32.add (local.get $sums) (local.get $at))) (i32.const 2))))))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br_if $nextRow (i32.lt_u (local.get $row) (local.get $rows)))))

  ;; For each row from $row: numbers[row] = numberOf[states[row]]; the count at cells[number], which is that of group 0, plus
  ;; the row's group in words grows by 1, and sums[row] by addends[number]. Gives the row at which it stopped: one whose
  ;; state has the number 0, or $rows.
  (func (export "count")
    (param $states i32) (param $numberOf i32) (param $numbers i32) (param $groups i32) (param $cells i32)
    (param $addends i32) (param $sums i32) (param $row i32) (param $rows i32)
    (result i32)
    (local $number i32) (local $at i32)
    (block $stop
      (loop $nextRow
        (br_if $stop (i32.ge_u (local.get $row) (local.get $rows)))
        (local.set $at (i32.shl (local.get $row) (i32.const 2)))
        (local.set $number
          (i32.load
            (i32.add
              (local.get $numberOf)
              (i32.shl (i32.load (i32.add (local.get $states) (local.get $at))) (i32.const 2)))))
        (br_if $stop (i32.eqz (local.get $number)))
        (i32.store (i32.add (local.get $numbers) (local.get $at)) (local.get $number))
        (local.set $at
          (i32.add
            (i32.load (i32.add (local.get $cells) (i32.shl (local.get $number) (i32.const 2))))
            (i32.shl (i32.load (i32.add (local.get $groups) (local.get $at))) (i32.const 2))))
        (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
        (local.set $at (i32.add (local.get $sums) (i32.shl (local.get $row) (i32.const 3))))
        (f64.store
          (local.get $at)
          (f64.add
            (f64.load (local.get $at))
            (f64.load (i32.add (local.get $addends) (i32.shl (local.get $number) (i32.const 3))))))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $nextRow)))
    (local.get $row))

  ;; Reads rows of CSV into columns, cell by cell, up to $end, or until there are $rows. Each column has sixteen bytes from
  ;; $first to $last: what it is (0 an item, 1 a group, 2 left out), where its rows are, and its memory of texts. A cell
  ;; is read here when it is one byte that has a code, or empty; or when it has at most fifteen bytes, no quote, and its
  ;; text is remembered. It stops at any other, and gives the address; at $stop it leaves the column, the row, and where
  ;; the row begins, from which it can be called again. It reads up to sixteen bytes too many.
  (func (export "readRows")
    (param $at i32) (param $end i32) (param $first i32) (param $last i32) (param $rows i32) (param $delimiter i32)
    (param $codeOf i32) (param $masks i32) (param $stop i32)
    (result i32)
    (local $column i32) (local $row i32) (local $rowStart i32) (local $kind i32) (local $target i32) (local $after i32)
    (local $byte i32) (local $length i32) (local $entry i32) (local $text v128) (local $below i32)
    (local.set $column (i32.load (local.get $stop)))
    (local.set $row (i32.load offset=4 (local.get $stop)))
    (local.set $rowStart (i32.load offset=8 (local.get $stop)))
    (block $stopped
      (loop $nextCell
        (if (i32.eq (local.get $column) (local.get $first))
          (then
            (local.set $rowStart (local.get $at))
            (br_if $stopped (i32.ge_u (local.get $at) (local.get $end)))
            (br_if $stopped (i32.ge_u (local.get $row) (local.get $rows)))))
        (local.set $kind (i32.load (local.get $column)))
        (local.set $target (i32.load offset=4 (local.get $column)))
        (local.set $after
          (select (i32.const 10) (local.get $delimiter) (i32.eq (local.get $column) (local.get $last))))
        (block $read
          (if (i32.eqz (local.get $kind))
            (then
              (local.set $byte (i32.load8_u (local.get $at)))
              (if (i32.eq (local.get $byte) (local.get $after))
                (then
                  (i32.store8 (i32.add (local.get $target) (local.get $row)) (i32.const 0))
                  (local.set $at (i32.add (local.get $at) (i32.const 1)))
                  (br $read)))
              (local.set $byte (i32.load8_u (i32.add (local.get $codeOf) (local.get $byte))))
              (if
                (i32.and
                  (i32.ne (local.get $byte) (i32.const 255))
                  (i32.eq (i32.load8_u offset=1 (local.get $at)) (local.get $after)))
                (then
                  (i32.store8 (i32.add (local.get $target) (local.get $row)) (local.get $byte))
                  (local.set $at (i32.add (local.get $at) (i32.const 2)))
                  (br $read)))))
          ;; Where the cell ends, and whether that is where it should.
          (local.set $text (v128.load align=1 (local.get $at)))
          (local.set $length
            (i32.ctz
              (i32.or
                (i8x16.bitmask (i8x16.eq (local.get $text) (i8x16.splat (local.get $delimiter))))
                (i8x16.bitmask (i8x16.eq (local.get $text) (i8x16.splat (i32.const 10)))))))
          (br_if $stopped (i32.gt_u (local.get $length) (i32.const 15)))
          (br_if $stopped
            (i32.ne (i32.load8_u (i32.add (local.get $at) (local.get $length))) (local.get $after)))
          ;; A quote, or a carriage return.
          (local.set $below (i32.sub (i32.shl (i32.const 1) (local.get $length)) (i32.const 1)))
          (br_if $stopped
            (i32.and
              (local.get $below)
              (i32.or
                (i8x16.bitmask (i8x16.eq (local.get $text) (i8x16.splat (i32.const 34))))
                (i8x16.bitmask (i8x16.eq (local.get $text) (i8x16.splat (i32.const 13)))))))
          (if (i32.eq (local.get $kind) (i32.const 2))
            (then
              ;; What is left out must be UTF-8 all the same; here only ASCII is known to be.
              (br_if $stopped (i32.and (local.get $below) (i8x16.bitmask (local.get $text)))))
            (else
              (local.set $text (call $key (local.get $text) (local.get $length) (local.get $masks)))
              (local.set $entry
                (i32.add (i32.load offset=8 (local.get $column)) (call $slot (local.get $text))))
              (br_if $stopped
                (i32.eqz (i8x16.all_true (i8x16.eq (local.get $text) (v128.load (local.get $entry))))))
              (if (local.get $kind)
                (then
                  (i32.store
                    (i32.add (local.get $target) (i32.shl (local.get $row) (i32.const 2)))
                    (i32.load offset=16 (local.get $entry))))
                (else
                  (i32.store8
                    (i32.add (local.get $target) (local.get $row))
                    (i32.load offset=16 (local.get $entry)))))))
          (local.set $at (i32.add (i32.add (local.get $at) (local.get $length)) (i32.const 1))))
        (if (i32.eq (local.get $column) (local.get $last))
          (then
            (local.set $column (local.get $first))
            (local.set $row (i32.add (local.get $row) (i32.const 1))))
          (else (local.set $column (i32.add (local.get $column) (i32.const 16)))))
        (br $nextCell)))
    (i32.store (local.get $stop) (local.get $column))
    (i32.store offset=4 (local.get $stop) (local.get $row))
    (i32.store offset=8 (local.get $stop) (local.get $rowStart))
    (local.get $at))

  ;; Remembers that the text of $length bytes, at most fifteen, means a number. A text that is remembered in the same slot
  ;; is forgotten.
  (func (export "remember")
    (param $at i32) (param $length i32) (param $memory i32) (param $masks i32) (param $number i32)
    (local $text v128) (local $entry i32)
    (local.set $text (call $key (v128.load align=1 (local.get $at)) (local.get $length) (local.get $masks)))
    (local.set $entry (i32.add (local.get $memory) (call $slot (local.get $text))))
    (v128.store (local.get $entry) (local.get $text))
    (i32.store offset=16 (local.get $entry) (local.get $number)))

  ;; A text with its length plus one in the last byte, so that none is all zeros. Mask n keeps n bytes.
  (func $key (param $text v128) (param $length i32) (param $masks i32) (result v128)
    (i8x16.replace_lane 15
      (v128.and
        (local.get $text)
        (v128.load (i32.add (local.get $masks) (i32.shl (local.get $length) (i32.const 4)))))
      (i32.add (local.get $length) (i32.const 1))))

  ;; Where the text of a key is remembered: one of 4,096 slots of 32 bytes, by the upper bits of a product.
  (func $slot (param $key v128) (result i32)
    (i32.shl
      (i32.wrap_i64
        (i64.shr_u
          (i64.mul
            (i64.xor
              (i64x2.extract_lane 0 (local.get $key))
              (i64.rotl (i64x2.extract_lane 1 (local.get $key)) (i64.const 29)))
            (i64.const 0x9e3779b97f4a7c15))
          (i64.const 52)))
      (i32.const 5))))
