;; The loops in which a table spends its time, with vectors of 128 bits. They compute what the loops in TypeScript beside
;; them compute, in the same order, and know no rule of scoring. Addresses are in bytes.
(module
  (memory (export "memory") 16 4096)

  ;; Adds up columns of bytes: sums[row] = the sum of the row's bytes, in 32 bits; none overflows 16. It takes sixteen
  ;; rows at a time, and so may read and write up to fifteen too many. At least one column, whose addresses stand from
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

  ;; states[row] = states[row] * $kept + stateOf[sums[row]]; $kept is 1, or 0 to begin anew. At least one row.
  (func (export "addStates")
    (param $sums i32) (param $stateOf i32) (param $states i32) (param $kept i32) (param $rows i32)
    (local $row i32) (local $at i32)
    (loop $nextRow
      (local.set $at (i32.shl (local.get $row) (i32.const 2)))
      (i32.store
        (i32.add (local.get $states) (local.get $at))
        (i32.add
          (i32.mul (i32.load (i32.add (local.get $states) (local.get $at))) (local.get $kept))
          (i32.load
            (i32.add
              (local.get $stateOf)
              (i32.shl (i32.load (i32.add (local.get $sums) (local.get $at))) (i32.const 2))))))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br_if $nextRow (i32.lt_u (local.get $row) (local.get $rows)))))

  ;; For each row from $row: numbers[row] = numberOf[states[row]]; counts[cells[number] + group] grows by 1, and sums[row]
  ;; by addends[number]. Gives the row at which it stopped: one whose state has the number 0, or $rows.
  (func (export "count")
    (param $states i32) (param $numberOf i32) (param $numbers i32) (param $groups i32) (param $counts i32)
    (param $cells i32) (param $addends i32) (param $sums i32) (param $row i32) (param $rows i32)
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
            (local.get $counts)
            (i32.shl
              (i32.add
                (i32.load (i32.add (local.get $cells) (i32.shl (local.get $number) (i32.const 2))))
                (i32.load (i32.add (local.get $groups) (local.get $at))))
              (i32.const 2))))
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

  ;; For each row from $row: sums[row] = sums[row] / $divisor. Gives the row at which it stopped: one whose sum is not below
  ;; $limit, or $rows.
  (func (export "divide")
    (param $sums i32) (param $divisor f64) (param $limit f64) (param $row i32) (param $rows i32)
    (result i32)
    (local $at i32) (local $sum f64)
    (block $stop
      (loop $nextRow
        (br_if $stop (i32.ge_u (local.get $row) (local.get $rows)))
        (local.set $at (i32.add (local.get $sums) (i32.shl (local.get $row) (i32.const 3))))
        (local.set $sum (f64.load (local.get $at)))
        (br_if $stop (f64.ge (local.get $sum) (local.get $limit)))
        (f64.store (local.get $at) (f64.div (local.get $sum) (local.get $divisor)))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $nextRow)))
    (local.get $row))

  ;; Adds values to the moments of their groups, which stand in seven columns of $column bytes: how many, the first, the
  ;; sum of the differences from it, the sum of their squares, the least, the greatest, and how many reach $cut. NaN is
  ;; no value.
  (func (export "addMoments")
    (param $values i32) (param $groups i32) (param $moments i32) (param $column i32) (param $cut f64) (param $rows i32)
    (local $row i32) (local $at i32) (local $value f64) (local $apart f64)
    (block $stop
      (loop $nextRow
        (br_if $stop (i32.ge_u (local.get $row) (local.get $rows)))
        (local.set $value (f64.load (i32.add (local.get $values) (i32.shl (local.get $row) (i32.const 3)))))
        (local.set $at
          (i32.add
            (local.get $moments)
            (i32.shl
              (i32.load (i32.add (local.get $groups) (i32.shl (local.get $row) (i32.const 2))))
              (i32.const 3))))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br_if $nextRow (f64.ne (local.get $value) (local.get $value)))
        ;; How many, and the first.
        (local.set $apart (f64.load (local.get $at)))
        (f64.store (local.get $at) (f64.add (local.get $apart) (f64.const 1)))
        (if (f64.eq (local.get $apart) (f64.const 0))
          (then (f64.store (i32.add (local.get $at) (local.get $column)) (local.get $value))))
        (local.set $at (i32.add (local.get $at) (local.get $column)))
        (local.set $apart (f64.sub (local.get $value) (f64.load (local.get $at))))
        ;; The sum, and the squares.
        (local.set $at (i32.add (local.get $at) (local.get $column)))
        (f64.store (local.get $at) (f64.add (f64.load (local.get $at)) (local.get $apart)))
        (local.set $at (i32.add (local.get $at) (local.get $column)))
        (f64.store
          (local.get $at)
          (f64.add (f64.load (local.get $at)) (f64.mul (local.get $apart) (local.get $apart))))
        ;; The least, the greatest, and the cut.
        (local.set $at (i32.add (local.get $at) (local.get $column)))
        (f64.store (local.get $at) (f64.min (f64.load (local.get $at)) (local.get $value)))
        (local.set $at (i32.add (local.get $at) (local.get $column)))
        (f64.store (local.get $at) (f64.max (f64.load (local.get $at)) (local.get $value)))
        (br_if $nextRow (f64.lt (local.get $value) (local.get $cut)))
        (local.set $at (i32.add (local.get $at) (local.get $column)))
        (f64.store (local.get $at) (f64.add (f64.load (local.get $at)) (f64.const 1)))
        (br $nextRow)))))
