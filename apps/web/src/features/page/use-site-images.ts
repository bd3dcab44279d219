import { useEffect, useState } from 'react'
import { siteImages, type SiteImages } from './site-images.ts'

/** The edition's pictures, once the list was asked for: with it, or (offline) without. It travels beside the text itself. */
export function useSiteImages(edition: string): SiteImages | null {
  const [images, setImages] = useState<SiteImages | null>(null)
  useEffect(() => {
    let wanted = true
    const made = siteImages(edition)
    void made.refresh().then(() => wanted && setImages(made))
    return () => {
      wanted = false
    }
  }, [edition])
  return images
}
