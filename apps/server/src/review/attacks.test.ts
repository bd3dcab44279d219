import { reviewAttacks } from './attacks-contract.ts'
import { tryReview } from './testing/try-review.ts'

reviewAttacks(tryReview)
